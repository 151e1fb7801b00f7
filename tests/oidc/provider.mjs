// A real identity provider for the tests: node provider.mjs PORT CALLBACK. A login that begins with "unverified" has an address
// that nobody has confirmed; every other login is an address that the provider vouches for. Any password will do.
import Provider from 'oidc-provider';

const [port, callback] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;

const provider = new Provider(issuer, {
  clients: [{ client_id: 'medmatrix', client_secret: 'a secret of the tests', redirect_uris: [callback] }],
  claims: { email: ['email', 'email_verified'], profile: ['given_name', 'family_name', 'locale'] },
  pkce: { required: () => true },
  findAccount: (_context, sub) => ({
    accountId: sub,
    claims: () => ({
      sub,
      email: sub.replace('unverified-', ''),
      email_verified: !sub.startsWith('unverified-'),
      given_name: 'Hala',
      family_name: 'Nasser',
      locale: 'ar-AE',
    }),
  }),
});
provider.listen(Number(port), '127.0.0.1', () => console.log('listening'));
