import type { Translated } from '#lib/language/language.ts';
import { say } from './demonstration-people.ts';
import type { RoomTemplate, SessionKind } from './event.ts';

const COLUMNS: RoomTemplate['columns'] = [
  { id: 'what-we-do', title: say('Ce que nous faisons', 'Wat wij doen', 'What we do', 'ما نقوم به') },
  { id: 'what-works', title: say('Ce qui fonctionne', 'Wat werkt', 'What works', 'ما ينجح') },
  { id: 'obstacles', title: say('Obstacles', 'Hindernissen', 'Obstacles', 'العقبات') },
  {
    id: 'questions',
    title: say(
      'Questions aux autres',
      'Vragen aan de anderen',
      'Questions to the others',
      'أسئلة إلى الآخرين',
    ),
  },
  { id: 'next-steps', title: say('Prochaines étapes', 'Volgende stappen', 'Next steps', 'الخطوات التالية') },
];

const HEADINGS: Record<SessionKind, Record<string, Translated>> = {
  plenary: {
    'key-messages': say('Messages clés', 'Kernboodschappen', 'Key messages', 'الرسائل الأساسية'),
    questions: say('Questions et réponses', 'Vragen en antwoorden', 'Questions and answers', 'أسئلة وأجوبة'),
    remember: say('À retenir', 'Te onthouden', 'To remember', 'ما يجب تذكّره'),
  },
  exchange: {
    context: say('Contexte', 'Context', 'Context', 'السياق'),
    preparing: say(
      'Préparer le retour',
      'De terugkeer voorbereiden',
      'Preparing the return',
      'التحضير للعودة',
    ),
    'follow-up': say(
      'Suivi sur place',
      'Opvolging ter plaatse',
      'Follow-up on the spot',
      'المتابعة الميدانية',
    ),
    'good-practice': say('Bonnes pratiques', 'Goede praktijken', 'Good practice', 'الممارسات الجيدة'),
    'take-up': say('Points à reprendre', 'Punten om op te nemen', 'Points to take up', 'نقاط للمتابعة'),
  },
  workshop: {
    project: say('Le projet en bref', 'Het project in het kort', 'The project in brief', 'المشروع بإيجاز'),
    people: say('Pour qui', 'Voor wie', 'For whom', 'الفئة المستهدفة'),
    results: say('Résultats', 'Resultaten', 'Results', 'النتائج'),
    difficulties: say('Difficultés', 'Moeilijkheden', 'Difficulties', 'الصعوبات'),
    elsewhere: say(
      'Idées pour d’autres pays',
      'Ideeën voor andere landen',
      'Ideas for other countries',
      'أفكار لبلدان أخرى',
    ),
  },
  visit: {
    seen: say('Ce que nous avons vu', 'Wat wij gezien hebben', 'What we saw', 'ما رأيناه'),
    heard: say('Ce que nous avons entendu', 'Wat wij gehoord hebben', 'What we heard', 'ما سمعناه'),
    home: say('Ce que nous emportons', 'Wat wij meenemen', 'What we take home', 'ما نأخذه معنا'),
  },
};

/** What a room starts with in a session of a kind: everywhere the same columns, and headings for its notes. */
export function templateOf(kind: SessionKind): RoomTemplate {
  const headings = Object.entries(HEADINGS[kind]).map(([id, title]) => ({ id, title }));
  return { headings, columns: COLUMNS };
}
