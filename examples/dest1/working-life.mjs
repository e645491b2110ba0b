/**
 * The second part of the family: learning, working, living together.
 * @module
 */
import { badgeClass, clea, place } from './badge-class.mjs'

/** Eight badge classes. */
export const workingLife = [
  badgeClass('lecture', {
    name: "Je lis et j'écris au quotidien",
    description: "Je lis un courrier, une notice ou une consigne, et j'écris un message que l'on comprend.",
    criteria: `- Lire trois écrits de la vie courante et dire ce qu'ils demandent
- Écrire un message de quelques lignes pour prévenir, demander ou remercier`,
    tag: ['lecture', 'écriture', 'français'],
    alignment: clea(1, 'La communication en français'),
    resultDescription: {
      id: place('lecture', 'niveau'),
      name: 'Niveau en français écrit',
      resultType: 'PerformanceLevel',
      allowedValue: ['A1.1', 'A1', 'A2', 'B1'],
      requiredValue: 'A1'
    }
  }),
  badgeClass('parole', {
    name: 'Je prends la parole',
    description: "J'écoute, je donne mon avis et je me présente devant un groupe sans perdre mes moyens.",
    criteria: `- Se présenter en deux minutes devant le groupe
- Animer un temps d'échange : donner la parole, écouter, conclure`,
    tag: ['oral', 'confiance en soi', 'français'],
    alignment: clea(1, 'La communication en français')
  }),
  badgeClass('temps', {
    name: "J'organise mon temps",
    description: "Je tiens un agenda, je préviens quand j'ai un empêchement et j'arrive à l'heure.",
    criteria: `- Tenir son agenda pendant quatre semaines
- Être à l'heure à tous les rendez-vous du parcours, ou prévenir à temps`,
    tag: ['organisation', 'ponctualité', 'autonomie'],
    alignment: clea(5, "L'aptitude à travailler en autonomie et à réaliser un objectif individuel")
  }),
  badgeClass('projet', {
    name: 'Je construis mon projet professionnel',
    description: "Je connais mes atouts, j'ai exploré des métiers et j'ai choisi une direction.",
    criteria: `- Faire la liste de ses atouts et de ses envies
- Rencontrer deux professionnels et faire une immersion en entreprise
- Présenter son projet et ses prochaines étapes`,
    tag: ['orientation', 'métiers', 'projet'],
    alignment: clea(6, "La capacité d'apprendre à apprendre tout au long de la vie"),
    resultDescription: {
      id: place('projet', 'immersion'),
      name: 'Immersion en entreprise',
      resultType: 'Status'
    }
  }),
  badgeClass('emploi', {
    name: 'Je sais chercher un emploi',
    description: "Je repère les offres et les employeurs, j'ai un CV à jour et je suis mes candidatures.",
    criteria: `- Avoir un CV à jour et une lettre que l'on sait adapter
- Envoyer cinq candidatures choisies, dont une spontanée
- Tenir le tableau de ses candidatures et de ses relances`,
    tag: ['emploi', 'CV', 'candidature']
  }),
  badgeClass('entretien', {
    name: "Je réussis mes entretiens d'embauche",
    description:
      'Je prépare mes réponses et mes questions, je parle de mes expériences et je fais le bilan après coup.',
    criteria: `- Passer deux entretiens d'entraînement, dont un avec un employeur
- Tirer de chacun un point fort et un point à travailler`,
    tag: ['emploi', 'entretien', 'confiance en soi']
  }),
  badgeClass('equipe', {
    name: 'Je travaille en équipe',
    description: "Je prends ma part, je respecte les règles communes, j'aide et je demande de l'aide.",
    criteria: `- Tenir un rôle dans une action collective, de la préparation au bilan
- Recevoir l'avis de deux personnes de l'équipe`,
    achievementType: 'Fieldwork',
    tag: ['équipe', 'entraide', 'savoir-être'],
    alignment: clea(4, "L'aptitude à travailler dans le cadre de règles définies d'un travail en équipe")
  }),
  badgeClass('secours', {
    name: 'Je sais porter secours',
    description: "Je protège, j'alerte et je fais les premiers gestes en attendant les secours.",
    criteria: `Suivre la journée de formation et réussir les cinq mises en situation :
malaise, brûlure, hémorragie, étouffement, arrêt cardiaque.`,
    achievementType: 'CertificateOfCompletion',
    creditsAvailable: 7,
    tag: ['premiers secours', 'sécurité', 'citoyenneté'],
    alignment: clea(
      7,
      "La maîtrise des gestes et postures, le respect des règles d'hygiène, de sécurité et environnementales"
    ),
    resultDescription: {
      id: place('secours', 'situations'),
      name: 'Mises en situation réussies',
      resultType: 'RawScore',
      valueMin: '0',
      valueMax: '5',
      requiredValue: '5'
    }
  })
]
