import { Enter } from '#components/join/enter.tsx';

export default function EnterPage() {
  return <Enter />;
}
