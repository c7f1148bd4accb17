import { say } from './demonstration-people.ts';
import type { PlannedPoll } from './event.ts';

/** The polls that facilitators of the demonstration find prepared, none of them asked; the session by its id. */
export const DEMONSTRATION_POLLS: readonly PlannedPoll[] = [
  {
    id: 'demo-poll-welcome',
    sessionId: 'demo-opening',
    plan: {
      kind: 'words',
      question: say(
        'Que veut dire pour vous un retour réussi ? Un à trois mots.',
        'Wat betekent een geslaagde terugkeer voor u? Eén tot drie woorden.',
        'What does a successful return mean to you? One to three words.',
        'ماذا تعني لك العودة الناجحة؟ من كلمة إلى ثلاث كلمات.',
      ),
      options: [],
      min: 1,
      max: 3,
      ends: { low: {}, high: {} },
      signing: 'anonymous',
      split: 'none',
      seenBy: { participants: 'live', projector: 'live' },
    },
  },
  {
    id: 'demo-poll-needs',
    sessionId: 'demo-exchange',
    plan: {
      kind: 'ranking',
      question: say(
        'De quoi a-t-on le plus besoin dans les six premiers mois après le retour ?',
        'Wat is het meest nodig in de eerste zes maanden na de terugkeer?',
        'What is needed most in the first six months after returning?',
        'ما أكثر ما يُحتاج إليه في الأشهر الستة الأولى بعد العودة؟',
      ),
      options: [
        { id: 'housing', text: say('Un logement', 'Huisvesting', 'Housing', 'السكن') },
        {
          id: 'work',
          text: say(
            'Un travail ou un petit commerce',
            'Werk of een eigen zaak',
            'Work or a small business',
            'عمل أو مشروع صغير',
          ),
        },
        { id: 'health', text: say('Des soins', 'Gezondheidszorg', 'Health care', 'الرعاية الصحية') },
        {
          id: 'school',
          text: say(
            'L’école pour les enfants',
            'School voor de kinderen',
            'School for the children',
            'المدرسة للأطفال',
          ),
        },
        {
          id: 'listening',
          text: say('Quelqu’un qui écoute', 'Iemand die luistert', 'Somebody who listens', 'شخص يصغي'),
        },
      ],
      min: 1,
      max: 3,
      ends: { low: {}, high: {} },
      signing: 'organisation',
      split: 'organisation-kind',
      seenBy: { participants: 'own-vote', projector: 'reveal' },
    },
  },
  {
    id: 'demo-poll-contact',
    sessionId: 'demo-exchange',
    plan: {
      kind: 'single',
      question: say(
        'Quand le premier contact avec le partenaire sur place devrait-il avoir lieu ?',
        'Wanneer zou het eerste contact met de partner ter plaatse moeten zijn?',
        'When should the first contact with the partner on the spot take place?',
        'متى ينبغي أن يتم أول اتصال بالشريك في بلد العودة؟',
      ),
      options: [
        {
          id: 'before',
          text: say(
            'Avant la décision de rentrer',
            'Vóór de beslissing om terug te keren',
            'Before the decision to return',
            'قبل قرار العودة',
          ),
        },
        {
          id: 'preparing',
          text: say(
            'Pendant la préparation',
            'Tijdens de voorbereiding',
            'While it is prepared',
            'أثناء التحضير',
          ),
        },
        { id: 'arrival', text: say('À l’arrivée', 'Bij aankomst', 'On arrival', 'عند الوصول') },
        {
          id: 'later',
          text: say(
            'Quand la personne le demande',
            'Wanneer de persoon het vraagt',
            'When the person asks for it',
            'حين يطلبه الشخص',
          ),
        },
      ],
      min: 1,
      max: 1,
      ends: { low: {}, high: {} },
      signing: 'named',
      split: 'country',
      seenBy: { participants: 'reveal', projector: 'reveal' },
    },
  },
  {
    id: 'demo-poll-learned',
    sessionId: 'demo-closing',
    plan: {
      kind: 'scale',
      question: say(
        'Cette journée change-t-elle votre façon de travailler ?',
        'Verandert deze dag uw manier van werken?',
        'Does this day change the way you work?',
        'هل يغيّر هذا اليوم طريقة عملك؟',
      ),
      options: [],
      min: 1,
      max: 5,
      ends: {
        low: say('pas du tout', 'helemaal niet', 'not at all', 'لا أبدًا'),
        high: say('beaucoup', 'heel veel', 'very much', 'كثيرًا'),
      },
      signing: 'anonymous',
      split: 'country',
      seenBy: { participants: 'reveal', projector: 'live' },
    },
  },
];
