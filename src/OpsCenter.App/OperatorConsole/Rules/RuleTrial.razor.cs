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

    internal static readonly IReadOnlyDictionary<string, TimeSpan> Ranges = new Dictionary<string, TimeSpan>
    {
        ["24h"] = TimeSpan.FromDays(1),
        ["7d"] = TimeSpan.FromDays(7),
        ["30d"] = TimeSpan.FromDays(30),
        ["90d"] = TimeSpan.FromDays(90),
        ["365d"] = TimeSpan.FromDays(365),
    };

    private string _range = "30d";
    private DateTime _from;
    private DateTime _to;
    private bool _running;
    private bool _isUnavailable;
    private AlarmTrialOutcome? _outcome;
    private TimeSpan _took;

    [Parameter]
    [EditorRequired]
    public required AlarmRuleConfig Rule { get; set; }

    /// <summary>Text of the rule as it shall be; null tries the one in force.</summary>
    [Parameter]
    public string? Draft { get; set; }

    private BacktestComparison? Difference { get; set; }

    protected override void OnInitialized()
    {
        _to = LocalTime.At(time.GetInstant()).DateTime;
        _to = _to.Date.AddHours(_to.Hour);
        _from = _to.AddDays(-7);
    }

    private static Instant Local(DateTime time) => Instant.From(new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Unspecified), LocalTime.Offset));

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
            var (from, to) = _range == HistoryAddress.Custom ? (Local(_from), Local(_to)) : (now - Ranges[_range], now);
            if (from >= to)
            {
                await TellAsync(good: false, T["History.WrongRange"]);
                return;
            }

            var outcome = await desk.TryAsync(Caller, Rule.Id, Draft, from, to, Leaving);
            (_outcome, _took, _isUnavailable) = (outcome, time.GetElapsedTime(started), false);
            Difference = outcome is { Run: { } run, InForce: { } inForce } ? BacktestComparison.Of(inForce, run) : null;
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
