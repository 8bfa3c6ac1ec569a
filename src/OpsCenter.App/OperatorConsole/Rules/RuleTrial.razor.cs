using System.Globalization;
using Microsoft.AspNetCore.Components;
using OpsCenter.App.OperatorConsole.History;
using OpsCenter.App.OperatorConsole.Parts;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Alarms.Backtest;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Trial;

namespace OpsCenter.App.OperatorConsole.Rules;

/// <summary>One rule, or a draft of it, over what is stored.</summary>
public sealed partial class RuleTrial(RuleDesk desk, ILiveConfig<Places> places, TimeProvider time)
{
    private const int Listed = 50;

    /// <summary>Of the history around an alarm.</summary>
    private static readonly TimeSpan Around = TimeSpan.FromHours(2);

    private static readonly Dictionary<string, TimeSpan> Ranges = new()
    {
        ["24h"] = TimeSpan.FromDays(1),
        ["7d"] = TimeSpan.FromDays(7),
        ["30d"] = TimeSpan.FromDays(30),
        ["90d"] = TimeSpan.FromDays(90),
        ["365d"] = TimeSpan.FromDays(365),
    };

    private string _original = "";
    private string _draft = "";
    private string _range = "30d";
    private bool _running;
    private bool _isUnavailable;
    private AlarmTrialOutcome? _outcome;
    private TimeSpan _took;

    [Parameter]
    [EditorRequired]
    public required AlarmRuleConfig Rule { get; set; }

    private bool IsDraft => _draft.ReplaceLineEndings("\n").Trim() != _original.Trim();

    private BacktestComparison? Difference { get; set; }

    /// <summary>Calls of each local day of the span.</summary>
    private IReadOnlyList<(DateOnly Day, int Calls)> Days { get; set; } = [];

    protected override void OnInitialized() => _original = _draft = desk.TextOf(Caller, Rule.Id);

    private static string F(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private static IReadOnlyList<(DateOnly Day, int Calls)> DaysOf(BacktestRun run)
    {
        var calls = run.Alarms.SelectMany(alarm => alarm.Calls).Where(at => at >= run.From).CountBy(at => LocalTime.Day(at)).ToDictionary();
        var first = LocalTime.Day(run.From);
        return [.. Enumerable.Range(0, LocalTime.Day(run.To).DayNumber - first.DayNumber + 1).Select(first.AddDays).Select(day => (day, calls.GetValueOrDefault(day)))];
    }

    private static string History(BacktestAlarm alarm) => new HistoryAddress(
        [alarm.Series.Canonical],
        HistoryAddress.Custom,
        HistoryAddress.Local(alarm.RaisedAt - Around),
        HistoryAddress.Local((alarm.ClearedAt ?? alarm.PeakAt) + Around),
        HistoryAddress.AutoStep,
        Aggregate.Mean,
        HistoryAddress.NoCompare).Query("/console/history");

    private string Verdict(BacktestRun run) => run.Alarms.Count == 0
        ? T["Rules.Quiet"]
        : T["Rules.Verdict", Figure.Count(run.Alarms.Count), Figure.Count(run.Alarms.Select(alarm => alarm.Series).Distinct().Count())];

    private string Place(BacktestAlarm alarm) => alarm.Series.Tag(StandardTags.Site) is { } site
        ? places.Current.Sites.GetValueOrDefault(site)?.Name.ToString() ?? site
        : alarm.Series.Tag(StandardTags.Device) ?? "";

    private bool IsNew(BacktestAlarm alarm) => Difference?.Added.Contains(alarm) == true;

    private async Task RunAsync()
    {
        if (_running)
        {
            return;
        }

        _running = true;
        try
        {
            var (now, started) = (time.GetInstant(), time.GetTimestamp());
            var outcome = await desk.TryAsync(Caller, Rule.Id, IsDraft ? _draft : null, now - Ranges[_range], now, Leaving);
            (_outcome, _took, _isUnavailable) = (outcome, time.GetElapsedTime(started), false);
            Difference = outcome is { Run: { } run, InForce: { } inForce } ? BacktestComparison.Of(inForce, run) : null;
            Days = outcome?.Run is { } done ? DaysOf(done) : [];
        }
        catch (OperationCanceledException)
        {
            // The page is gone.
        }
        catch (StoreUnavailableException)
        {
            _isUnavailable = true;
        }
        finally
        {
            _running = false;
        }
    }
}
