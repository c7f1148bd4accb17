// Plain JavaScript without imports, so that also an old Node can read it and say what is wrong.
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  process.stderr.write(
    `Rencontre needs Node 24 or newer, and this is ${process.version}. ` +
      'The project brings its own: start it with "npm start" or "npm run demo".\n',
  );
  process.exit(1);
}
await import('./main.ts');
