using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components;
using OpsCenter.App.OperatorConsole.Parts;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.OperatorConsole.History;

/// <summary>Series of one unit over one range; a gap in the readings is a gap in the line.</summary>
public sealed partial class HistoryChart
{
    private const int Width = 1000;
    private const int Height = 300;

    /// <summary>More than so many usual distances without a point is a gap.</summary>
    private const int GapFrom = 5;

    private static readonly TimeSpan[] Distances = [.. new[] { 1, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 7200, 14400 }.Select(minutes => TimeSpan.FromMinutes(minutes))];

    private ChartScale _scale = ChartScale.Of([]);
    private IReadOnlyList<Instant> _times = [];

    [Parameter]
    [EditorRequired]
    public required Instant From { get; set; }

    [Parameter]
    [EditorRequired]
    public required Instant To { get; set; }

    [Parameter]
    [EditorRequired]
    public required string Unit { get; set; }

    /// <summary>Which colour the first line has, from 1: lines of several charts are told apart.</summary>
    [Parameter]
    public int First { get; set; } = 1;

    /// <summary>All of them in <see cref="Unit"/>.</summary>
    [Parameter]
    [EditorRequired]
    public IReadOnlyList<HistoryLine> Lines { get; set; } = [];

    /// <summary>Moments told by a line from top to bottom.</summary>
    [Parameter]
    public IReadOnlyList<ChartMark> Marks { get; set; } = [];

    /// <summary>Drawn behind the lines, oldest first.</summary>
    [Parameter]
    public IReadOnlyList<ChartBand> Bands { get; set; } = [];

    /// <summary>Drawn across; null for none.</summary>
    [Parameter]
    public double? Limit { get; set; }

    protected override void OnParametersSet()
    {
        _scale = ChartScale.Of(Lines.SelectMany(line => line.Points.Concat(line.Earlier)).Select(point => point.Value)
            .Concat(Bands.SelectMany(band => new[] { band.Low, band.High })).Append(Limit ?? double.NaN));
        _times = [.. TimesOf(From, To)];
    }

    /// <summary>Whole local hours or days, at most eight of them.</summary>
    private static IEnumerable<Instant> TimesOf(Instant from, Instant to)
    {
        var step = Array.Find(Distances, distance => (to - from) / distance <= 8) is { Ticks: > 0 } found ? found : Distances[^1] * Math.Ceiling((to - from) / Distances[^1] / 8);
        var local = from + LocalTime.Offset;
        var since = TimeSpan.FromTicks(local.ToDateTimeOffset().UtcTicks % step.Ticks);
        for (var time = from + (since == TimeSpan.Zero ? TimeSpan.Zero : step - since); time < to; time += step)
        {
            yield return time;
        }
    }

    private string Label(Instant time) => To - From > TimeSpan.FromDays(2) || LocalTime.Clock(time) == "00:00:00" ? LocalTime.Day(LocalTime.Day(time))[..5] : LocalTime.Clock(time)[..5];

    private string Trace(IReadOnlyList<Point> points)
    {
        if (points.Count == 0)
        {
            return "";
        }

        var gap = UsualDistance(points) * GapFrom;
        var path = new StringBuilder();
        for (var index = 0; index < points.Count; index++)
        {
            var pen = index == 0 || points[index].Time - points[index - 1].Time > gap ? 'M' : 'L';
            path.Append(CultureInfo.InvariantCulture, $"{pen}{X(points[index].Time)} {Y(points[index].Value)}");
            // A lone point would be a line of no length, which is drawn as a dot only where it is closed.
            var alone = pen == 'M' && (index == points.Count - 1 || points[index + 1].Time - points[index].Time > gap);
            path.Append(alone ? "h.01" : "");
        }

        return path.ToString();
    }

    private string Area(IReadOnlyList<ChartBand> bands) =>
        $"M{string.Join('L', bands.Select(band => $"{X(band.Time)} {Y(band.High)}"))}L{string.Join('L', bands.Reverse().Select(band => $"{X(band.Time)} {Y(band.Low)}"))}Z";

    private static TimeSpan UsualDistance(IReadOnlyList<Point> points)
    {
        var distances = points.Zip(points.Skip(1), (earlier, later) => later.Time - earlier.Time).Order().ToList();
        return distances.Count == 0 ? TimeSpan.Zero : distances[distances.Count / 2];
    }

    private string X(Instant time) => Text((time - From) / (To - From) * Width);

    private string Y(double value) => Text((1 - _scale.At(value)) * Height);

    private string Bottom(double value) => $"bottom:{Text(_scale.At(value) * 100)}%";

    private string Left(Instant time) => $"left:{Text((time - From) / (To - From) * 100)}%";

    private static string Invariant(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static string Text(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
