using OpsCenter.Core.Calendars;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Kpis.Formulas;

/// <summary>A calculation that a law or standard prescribes, over the window's parts of several inputs.</summary>
internal sealed class DomainNode(DomainFunction function, IReadOnlyList<DomainInput?> inputs) : FormulaNode
{
    public override double Evaluate(FormulaScope scope, FormulaWindow window)
    {
        var parts = (int)((window.To - window.From).Ticks / function.Part.Ticks);
        var means = new double?[inputs.Count][];
        for (var argument = 0; argument < inputs.Count; argument++)
        {
            means[argument] = new double?[parts];
            for (var part = 0; inputs[argument] is { } input && part < parts; part++)
            {
                var from = window.From + (function.Part * part);
                means[argument][part] = Mean(scope, input.Input, new FormulaWindow(from, from + function.Part)) is { } mean ? input.Convert(mean) : null;
            }
        }

        // A day ends with the first moment of the next.
        var day = DateOnly.FromDateTime(LocalClock.Local(window.To - TimeSpan.FromTicks(1)));
        var answer = function.Of(day, means);
        if (answer.IsDoubtful)
        {
            scope.Trace.Quality = Quality.Suspect;
        }

        return answer.Value ?? scope.Trace.None(KpiReasonKind.NotEnough, answer.Subject ?? function.Name);
    }

    private static double? Mean(FormulaScope scope, int input, FormulaWindow window)
    {
        var sum = default(WindowSummary);
        foreach (var series in scope.Series(input))
        {
            var part = series.Sum(window);
            if (part.Count > 0)
            {
                sum.Unite(part);
            }
        }

        if (sum.Count == 0)
        {
            return null;
        }

        scope.Trace.Take(sum);
        return sum.Sum / sum.Count;
    }
}
