using OpsCenter.App.Api.Parameters;
using OpsCenter.Core.Alarms.Performance;

namespace OpsCenter.App.OperatorConsole.AlarmPerformance;

/// <summary>The page's choices as its address tells them.</summary>
/// <param name="Range">One of <see cref="Ranges"/>.</param>
/// <param name="Operators">On duty at the same time.</param>
internal sealed record PerformanceAddress(string Range, int Operators)
{
    public const string Path = "/console/alarm-performance";

    public static IReadOnlyList<string> Ranges { get; } = ["24h", "7d", "30d"];

    public TimeSpan Span => SpanText.TryParse(Range, out var span) ? span : TimeSpan.FromDays(1);

    /// <summary>What is not understood becomes the default: an address typed by hand leads somewhere.</summary>
    public static PerformanceAddress Of(string? range, int? operators) => new(
        Ranges.FirstOrDefault(known => known == range) ?? Ranges[0], Math.Clamp(operators ?? 1, 1, AlarmPerformanceService.MostOperators));

    public string Query(string path) => FormattableString.Invariant($"{path}?range={Range}&operators={Operators}");
}
