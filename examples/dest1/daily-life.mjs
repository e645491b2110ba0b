/**
 * The first part of the family: the first step, and daily life.
 * @module
 */
import { badgeClass, clea, place } from './badge-class.mjs'

/** Nine badge classes. */
export const dailyLife = [
  badgeClass('engagement', {
    name: "Je m'engage dans la démarche DEST1",
    description:
      "Le premier pas : j'ai choisi de suivre un parcours accompagné, à mon rythme, avec un coach.",
    criteria: `- Rencontrer son coach et faire le point sur sa situation
- Choisir ses trois premiers objectifs
- Signer la charte d'engagement`,
    achievementType: 'Badge',
    tag: ['engagement', 'parcours', 'premier pas']
  }),
  badgeClass('demarches', {
    name: 'Je suis autonome dans mes démarches administratives',
    description:
      "Je sais à qui m'adresser, je réunis les pièces, je remplis le dossier et je le suis jusqu'au bout.",
    criteria: `Mener **seul ou seule** trois démarches, dont une en ligne :

- trouver le bon interlocuteur
- réunir et ranger les justificatifs
- relancer quand la réponse tarde`,
    tag: ['administratif', 'autonomie', 'accès aux droits'],
    alignment: clea(5, "L'aptitude à travailler en autonomie et à réaliser un objectif individuel"),
    resultDescription: {
      id: place('demarches', 'avancement'),
      name: 'Avancement des trois démarches',
      resultType: 'Status'
    }
  }),
  badgeClass('numerique', {
    name: 'Je suis initié au numérique',
    description:
      "J'écris un courriel, je cherche une information, je fais une démarche en ligne et je me protège.",
    criteria: `Faire devant son coach, sur ordinateur ou sur téléphone :

- envoyer un courriel avec une pièce jointe
- trouver un horaire, une adresse, un formulaire
- choisir un mot de passe solide et reconnaître un message frauduleux`,
    tag: ['numérique', 'internet', 'inclusion numérique'],
    version: '2.0',
    related: [
      { id: 'https://example.org/dest1/1.0/numerique', version: '1.0', inLanguage: 'fr' },
      { id: 'https://example.org/dest1/en/digital', version: '2.0', inLanguage: 'en' }
    ],
    alignment: clea(
      3,
      "L'utilisation des techniques usuelles de l'information et de la communication numérique"
    ),
    resultDescription: {
      id: place('numerique', 'niveau'),
      name: "Niveau d'aisance",
      resultType: 'RubricCriterionLevel',
      rubricCriterionLevel: [
        {
          id: place('numerique', 'niveau-1'),
          name: 'Découverte',
          level: '1',
          description: 'Je fais avec une aide.'
        },
        {
          id: place('numerique', 'niveau-2'),
          name: 'Aisance',
          level: '2',
          description: 'Je fais sans aide.'
        },
        {
          id: place('numerique', 'niveau-3'),
          name: 'Transmission',
          level: '3',
          description: "J'aide quelqu'un d'autre."
        }
      ],
      requiredLevel: place('numerique', 'niveau-1')
    }
  }),
  badgeClass('sante', {
    name: 'Je prends soin de ma santé',
    description:
      'Je connais mes droits, je sais qui consulter et je prends rendez-vous avant que cela ne presse.',
    criteria: `- Avoir des droits à jour et un médecin traitant
- Faire le bilan de santé proposé
- Se fixer un objectif pour soi : sommeil, tabac, dents, vue...`,
    tag: ['santé', 'prévention', 'accès aux droits']
  }),
  badgeClass('budget', {
    name: 'Je sais gérer un budget',
    description: "Je tiens mes comptes, je prévois mes dépenses et je réagis avant d'être à découvert.",
    criteria: `Présenter un budget tenu pendant **trois mois au moins** :

- les ressources et les charges fixes
- les dépenses du quotidien, semaine par semaine
- une petite réserve pour l'imprévu`,
    tag: ['budget', 'banque', 'prévoir'],
    alignment: clea(2, "L'utilisation des règles de base de calcul et du raisonnement mathématique"),
    resultDescription: {
      id: place('budget', 'mois'),
      name: 'Mois tenus',
      resultType: 'RawScore',
      valueMin: '0',
      valueMax: '12',
      requiredValue: '3'
    }
  }),
  badgeClass('logement', {
    name: 'Je prends soin de mon logement',
    description:
      "Je connais mes droits et mes devoirs, j'entretiens mon chez-moi et je vis bien avec mes voisins.",
    criteria: `- Expliquer son bail, son assurance et sa quittance
- Faire le tour de son logement : aération, chauffage, petites réparations
- Savoir qui appeler en cas de fuite ou de panne`,
    tag: ['logement', 'locataire', 'entretien']
  }),
  badgeClass('mobilite', {
    name: 'Je me déplace sans difficulté',
    description:
      "Je prépare mon trajet, je prends le bus, le métro ou le vélo, et j'arrive là où on m'attend.",
    criteria: `- Préparer trois trajets différents, avec un horaire d'arrivée
- En faire un seul ou seule, avec une correspondance
- Connaître les aides : tarif solidaire, vélo, permis de conduire`,
    tag: ['mobilité', 'transports', 'vélo']
  }),
  badgeClass('cuisine', {
    name: 'Je cuisine bon et équilibré',
    description: 'Je compose mes menus avec les produits de saison, sans gaspiller et sans dépenser trop.',
    criteria: `- Prévoir les repas d'une semaine et la liste des courses
- Cuisiner un repas complet pour quatre personnes, à moins de trois euros chacune
- Le partager avec le groupe`,
    tag: ['alimentation', 'cuisine', 'santé', 'budget']
  }),
  badgeClass('ecogestes', {
    name: 'Je fais des éco-gestes',
    description:
      "Je trie, je répare, j'économise l'eau et l'énergie : c'est bon pour la planète et pour mes factures.",
    criteria: `- Tenir un mois trois éco-gestes choisis en groupe
- Comparer ses relevés d'eau ou d'électricité, avant et après
- Réparer ou donner un objet au lieu de le jeter`,
    achievementType: 'CommunityService',
    tag: ['écologie', 'énergie', 'réemploi'],
    alignment: clea(
      7,
      "La maîtrise des gestes et postures, le respect des règles d'hygiène, de sécurité et environnementales"
    )
  })
]
