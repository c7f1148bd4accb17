import type { Language } from '#lib/language/language.ts';
import { fold } from '#lib/review/fold.ts';

/** Words that say nothing by themselves, folded as entries are. */
export const STOP_WORDS: Record<Language, ReadonlySet<string>> = {
  fr: words(`le la les l un une des du de d au aux à et ou où mais donc ni car que qui quoi qu ce cet cette ces c
    se s sa son ses leur leurs mon ma mes ton ta tes notre nos votre vos je j tu il elle on nous vous ils elles me m te t
    y en dans par pour sur sous avec sans vers chez entre est sont être été a ont avoir ne n pas plus très trop aussi
    si comme tout tous toute toutes même`),
  nl: words(`de het een en of maar want dus dat die dit deze der den des te ten ter van voor door met zonder op in uit
    aan bij naar om over onder tussen tegen tot als dan toen er hier daar ik jij je u hij zij ze wij we jullie hun hen
    hem haar mijn jouw zijn ons onze is ben bent was waren wordt worden heeft hebben had niet geen ook nog wel al zeer
    heel veel meer zo wat wie waar`),
  en: words(`the a an and or but so nor of to in on at by for with without from into onto over under between about as
    than then there here this that these those it its i me my we us our you your he him his she her they them their is
    are was were be been being am do does did has have had not no very too also more most some any all such what which
    who whom`),
  ar: words(`و أو ثم لكن بل في من إلى الى على عن مع بين تحت فوق عند لدى حتى منذ هذا هذه ذلك تلك هؤلاء الذي التي الذين
    هو هي هم نحن أنا أنت أنتم كان كانت يكون إن أن لا لم لن ما ماذا كل بعض جدا أيضا قد هناك هنا ب ل ك`),
};

function words(list: string): ReadonlySet<string> {
  return new Set(
    list
      .split(/\s+/)
      .map((word) => fold(word).trim())
      .filter((word) => word !== ''),
  );
}
