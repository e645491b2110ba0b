/**
 * Who takes part, all of them invented: the organisation, its coaches, fifty recipients.
 * @module
 */

/** The organisation that issues. Its id is a did:web: who verifies needs the document that it publishes. */
export const organisation = {
  id: 'did:web:example.org',
  name: 'Campus Exemple',
  url: 'https://example.org/',
  description: "Accompagne pas à pas, vers l'emploi, des personnes qui en sont éloignées.",
  email: 'bonjour@example.org',
  address: { addressLocality: 'Lesquin', postalCode: '59810', addressCountryCode: 'FR' }
}

/** The coaches as profiles: they assess, and the organisation issues. */
export const coaches = [
  ['Nadia', 'Belhadj'],
  ['Thomas', 'Vandamme'],
  ['Sylvie', 'Delattre'],
  ['Mamadou', 'Sylla'],
  ['Élodie', 'Wojcik'],
  ['Rachid', 'Amrani']
].map(([givenName, familyName]) => ({
  id: `https://example.org/coachs/${slug(givenName, familyName)}`,
  name: `${givenName} ${familyName}`,
  givenName,
  familyName,
  email: `${slug(givenName, familyName)}@example.org`,
  parentOrg: organisation.id
}))

const names = `
  Léa Dubois, Karim Benali, Fatoumata Diallo, Jean-Pierre Lefebvre, Aïcha Bouzid, Kevin Caron, Maria Ferreira,
  Mehdi Haddad, Sandrine Dewaele, Ousmane Traoré, Nathalie Leroy, Ivan Petrenko, Chloé Vasseur, Samir Cherif,
  Béatrice Delannoy, Dylan Martin, Yasmine Khelifi, Bruno Kowalski, Amandine Roussel, Ibrahim Camara,
  Valérie Hennebelle, Tuan Nguyen, Priscilla Mbemba, Cédric Lemaire, Samira Oubella, Jordan Duhamel,
  Oksana Melnyk, Alain Fournier, Mariam Koné, Jérôme Carpentier, Leïla Mansouri, Anthony Deschamps,
  Rosa Gonçalves, Youssef El Idrissi, Corinne Baert, Abdoulaye Ndiaye, Mélanie Petit, Ahmad Rahimi,
  Ghislaine Dupont, Florian Masson, Zohra Ait Said, Loïc Verhaeghe, Esther Mukendi, Pascal Bailleul,
  Inès Moreau, Selim Yilmaz, Jocelyne Hoarau, Maxime Delporte, Hawa Bah, Mickaël Thomas`

/** The recipients: `slug` names their folder, `email` is what their badges are bound to. */
export const recipients = names.split(',').map(name => {
  const [givenName, ...familyName] = name.trim().split(' ')
  const own = slug(givenName, ...familyName)
  return { slug: own, name: name.trim(), givenName, email: `${own}@example.org` }
})

/** `('Léa', 'Dubois')` becomes `lea.dubois`. */
function slug(...parts) {
  const plain = parts.join('.').normalize('NFD').replaceAll(/\p{M}/gu, '')
  return plain.toLowerCase().replaceAll(/[^a-z0-9.]+/g, '-')
}
