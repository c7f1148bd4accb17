import { asReader } from '#components/page-api.ts';
import { ProgrammeProvider } from '#components/programme/context.tsx';
import { ReviewMatrix } from '#components/review/matrix.tsx';
import { NotForYou } from '#components/review/not-for-you.tsx';
import { asReviewer, type Parameters, parametersOf } from '#components/review/reviewer.ts';
import { cardsPath, cellsOf, filterOf, matrixPath } from '#lib/review/address.ts';
import type { CardsAnswer, MatrixAnswer } from '#lib/wire/review.ts';

/** Countries × topics, narrowed down and opened as the address says. */
export default async function MatrixPage({ searchParams }: { searchParams: Parameters }) {
  const { me, programme, allowed } = await asReviewer();
  if (!allowed) return <NotForYou />;
  const parameters = await parametersOf(searchParams);
  const filter = filterOf(parameters);
  const ask = async <Value,>(path: string) => ({ path, value: await asReader.read<Value>(path) });
  const [matrix, cells] = await Promise.all([
    ask<MatrixAnswer>(matrixPath(filter)),
    Promise.all(cellsOf(parameters).map((cell) => ask<CardsAnswer>(cardsPath(filter, cell)))),
  ]);
  return (
    <ProgrammeProvider rendered={programme} me={me}>
      <ReviewMatrix rendered={{ matrix, cells }} />
    </ProgrammeProvider>
  );
}
