import { implement, inUnit, type RequestContext } from '../../../platform/server/request-context.ts';
import { transitionsContract } from '../contract.ts';
import { keepSubject, liftSubject, tellSubject } from './keep-subject.ts';
import { countOfMine, listMine, listOfRoom } from './read-handovers.ts';
import { answerQuestion, getMonth, listMonths } from './read-months.ts';
import { takeHandoverStep } from './take-handover-step.ts';
import { addLine, correctLine, strikeLine, writeSummary } from './write-lines.ts';

const os = implement(transitionsContract).$context<RequestContext>().use(inUnit);

export const transitionsRoutes = () =>
  os.router({
    listHandovers: os.listHandovers.handler(({ context: { unit }, input, errors }) =>
      listOfRoom(unit, input.roomId, errors),
    ),
    listMine: os.listMine.handler(({ context: { unit } }) => listMine(unit)),
    takeHandoverStep: os.takeHandoverStep.handler(({ context: { unit }, input, errors }) =>
      takeHandoverStep(unit, input, errors),
    ),
    addLine: os.addLine.handler(({ context: { unit }, input, errors }) => addLine(unit, input, errors)),
    strikeLine: os.strikeLine.handler(({ context: { unit }, input, errors }) => strikeLine(unit, input, errors)),
    writeSummary: os.writeSummary.handler(({ context: { unit }, input, errors }) => writeSummary(unit, input, errors)),
    correctLine: os.correctLine.handler(({ context: { unit }, input, errors }) => correctLine(unit, input, errors)),
    keepSubject: os.keepSubject.handler(({ context: { unit }, input, errors }) => keepSubject(unit, input, errors)),
    liftSubject: os.liftSubject.handler(({ context: { unit }, input, errors }) => liftSubject(unit, input, errors)),
    tellSubject: os.tellSubject.handler(({ context: { unit }, input, errors }) => tellSubject(unit, input, errors)),
    countHandovers: os.countHandovers.handler(({ context: { unit }, input }) => countOfMine(unit, input)),
    listClosedMonths: os.listClosedMonths.handler(({ context: { unit } }) => listMonths(unit)),
    getClosedMonth: os.getClosedMonth.handler(({ context: { unit }, input, errors }) =>
      getMonth(unit, input.month, errors),
    ),
    answerQuestion: os.answerQuestion.handler(({ context: { unit }, input, errors }) =>
      answerQuestion(unit, input, errors),
    ),
  });
