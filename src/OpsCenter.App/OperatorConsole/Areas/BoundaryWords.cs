using Microsoft.Extensions.Localization;
using OpsCenter.App.Resources;
using OpsCenter.Ingest.Areas;

namespace OpsCenter.App.OperatorConsole.Areas;

/// <summary>What became of an import, and why a feature is left out, in the reader's language.</summary>
internal static class BoundaryWords
{
    public static string Tell(IStringLocalizer<ConsoleTexts> texts, BoundaryOutcome outcome) => outcome switch
    {
        BoundaryOutcome.Done done => texts["Areas.Done", done.Areas.Count],
        BoundaryOutcome.Forbidden => texts["Areas.Forbidden"],
        BoundaryOutcome.Refused refused => texts["Areas.Refused", refused.Reason],
        BoundaryOutcome.Mistakes mistakes => texts["Areas.Mistakes", mistakes.Errors[0].ToString()],
        _ => texts["Areas.Nothing"],
    };

    public static string Tell(IStringLocalizer<ConsoleTexts> texts, BoundaryFeature feature) => feature.Problem switch
    {
        BoundaryProblem.NoArea => texts["Areas.NoArea"],
        BoundaryProblem.SeveralAreas => texts["Areas.SeveralAreas", feature.Detail],
        BoundaryProblem.Twice => texts["Areas.Twice"],
        BoundaryProblem.NoPolygon => texts["Areas.NoPolygon", feature.Detail],
        BoundaryProblem.NoPosition => texts["Areas.NoPosition"],
        BoundaryProblem.NoRing => texts["Areas.NoRing"],
        BoundaryProblem.CrossesItself => texts["Areas.CrossesItself"],
        BoundaryProblem.FarFromCentre => texts["Areas.FarFromCentre", feature.Detail],
        _ => texts["Areas.WillImport", feature.Points],
    };
}
