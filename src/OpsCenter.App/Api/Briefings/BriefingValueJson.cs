using OpsCenter.App.Api.Parameters;
using OpsCenter.App.Api.Readings;
using OpsCenter.Core.Briefings;

namespace OpsCenter.App.Api.Briefings;

/// <summary>A figure of a period.</summary>
/// <param name="Value">In the KPI's unit.</param>
/// <param name="Windows">Stored windows it was made of.</param>
/// <param name="Rule">How: last, mean, sum, min, max.</param>
/// <param name="Window">Start of the newest window.</param>
/// <param name="Quality">The worst of them.</param>
/// <param name="Flags">late, revised, simulated.</param>
public sealed record BriefingValueJson(double Value, long Windows, string Rule, string Window, string Quality, IReadOnlyList<string> Flags)
{
    internal static BriefingValueJson? Of(BriefingValue? value) => value is not { } known
        ? null
        : new(known.Value, known.Windows, SeriesJson.Name(known.Rule), Rfc3339.Format(known.WindowStart), SeriesJson.Name(known.Quality), SeriesJson.Names(known.Flags));
}
