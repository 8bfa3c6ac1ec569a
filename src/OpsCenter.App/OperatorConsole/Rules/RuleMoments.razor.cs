using Microsoft.AspNetCore.Components;
using OpsCenter.App.OperatorConsole.History;
using OpsCenter.App.OperatorConsole.Parts;
using OpsCenter.Core.Alarms.Backtest;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.OperatorConsole.Rules;

/// <summary>One series with the moments at which the rule would have called.</summary>
public sealed partial class RuleMoments(HistoryReading history, ILiveConfig<Places> places)
{
    private const int MostOffered = 100;
    private const int MostMarks = 200;
    private string _series = "";
    private BacktestRun? _of;
    private Instant _from;
    private Instant _to;
    private HistoryLine? _line;
    private IReadOnlyList<ChartMark> _marks = [];
    private bool _isUnavailable;

    [Parameter]
    [EditorRequired]
    public required BacktestRun Run { get; set; }

    /// <summary>With the most alarms first.</summary>
    private IReadOnlyList<(SeriesKey Series, int Alarms)> Offered { get; set; } = [];

    protected override Task OnParametersSetAsync()
    {
        if (ReferenceEquals(_of, Run))
        {
            return Task.CompletedTask;
        }

        _of = Run;
        Offered = [.. Run.Alarms.CountBy(alarm => alarm.Series).OrderByDescending(pair => pair.Value).Take(MostOffered).Select(pair => (pair.Key, pair.Value))];
        return ShowAsync(Offered.Any(one => one.Series.Canonical == _series) ? _series : "");
    }

    private string Place(SeriesKey series) => series.Tag(StandardTags.Site) is { } site
        ? places.Current.Sites.GetValueOrDefault(site)?.Name.ToString() ?? site
        : series.Tag(StandardTags.Device) ?? series.Canonical;

    private Task ChooseAsync(ChangeEventArgs change) => ShowAsync(change.Value?.ToString() ?? "");

    private async Task ShowAsync(string series)
    {
        _series = series;
        if (series.Length == 0)
        {
            _line = null;
            return;
        }

        try
        {
            (_from, _to) = (Run.From, Run.To);
            var request = new HistoryRequest([series], _from, _to, HistoryStep.For(_to - _from), Aggregate.Max, null);
            _line = await history.ReadAsync(Caller, request, Leaving) is [var found, ..] ? found : null;
            _marks =
            [
                .. Run.Alarms.Where(alarm => alarm.Series.Canonical == series).SelectMany(alarm => alarm.Calls).Where(at => at >= _from).TakeLast(MostMarks)
                    .Select(at => new ChartMark(at, LocalTime.Full(at))),
            ];
            _isUnavailable = false;
        }
        catch (OperationCanceledException)
        {
            // The page is gone.
        }
        catch (StoreUnavailableException)
        {
            _isUnavailable = true;
        }
    }
}
