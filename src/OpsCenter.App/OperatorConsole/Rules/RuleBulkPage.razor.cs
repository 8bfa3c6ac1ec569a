using System.Globalization;
using Microsoft.AspNetCore.Components;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Alarms.Backtest;
using OpsCenter.Core.Alarms.Rules;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Rules;
using OpsCenter.Ingest.Rules.Editing;

namespace OpsCenter.App.OperatorConsole.Rules;

/// <summary>One change for many rules: each before and after, what all together would have asked of the operator, and one proposal per pack.</summary>
public sealed partial class RuleBulkPage(RuleDesk desk, RuleProposals proposals, NavigationManager navigation, TimeProvider time)
{
    private string _add = "";
    private string _percent = "";
    private string _deadband = "";
    private string _onDelay = "";
    private string _offDelay = "";
    private string _severity = "";
    private string _reason = "";
    private bool _wrong;
    private bool _busy;
    private IReadOnlyList<ConfigError> _errors = [];
    private IReadOnlyList<RuleChange> _changes = [];
    private IReadOnlyList<RuleVerdict> _verdicts = [];
    private (BacktestLoad Before, BacktestLoad After)? _load;

    [SupplyParameterFromQuery(Name = "rule")]
    public string[]? Chosen { get; set; }

    private IReadOnlyList<AlarmRuleConfig> Rules { get; set; } = [];

    private int Packs => _changes.Select(PackOf).Distinct().Count();

    private IEnumerable<(string Rule, string Level, string Before, string After)> Rows =>
        from change in _changes
        let before = RuleForm.Of(change.Base!)
        let after = RuleForm.Of(change.Text!)
        where before is not null && after is not null
        from level in Enumerable.Range(0, before.Levels)
        select (change.RuleId, before.Localized(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, "levels", level, "name") ?? "", Told(before, level), Told(after, level));

    protected override void OnInitialized() => Rules = [.. desk.List(Caller).Where(rule => Chosen?.Contains(rule.Id) == true)];

    private static string Told(RuleForm form, int level)
    {
        string[] keys = ["severity", "limit", "deadband", "onDelay", "offDelay"];
        return string.Join(", ", keys.Select(key => form.Value("levels", level, key) is { } value ? $"{key} {value}" : null).OfType<string>());
    }

    private static decimal? Number(string typed) =>
        decimal.TryParse(typed.Trim().Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private string PackOf(RuleChange change) => Rules.First(rule => rule.Id == change.RuleId).Pack;

    private void Preview()
    {
        (_changes, _verdicts, _load, _errors) = ([], [], null, []);
        var edit = new RuleBulkEdit
        {
            AddToLimits = Number(_add),
            PercentOnLimits = Number(_percent),
            Deadband = Number(_deadband),
            OnDelay = Blank(_onDelay),
            OffDelay = Blank(_offDelay),
            Severity = Blank(_severity),
        };
        _wrong = edit.IsNothing
            || new[] { (_add, edit.AddToLimits), (_percent, edit.PercentOnLimits), (_deadband, edit.Deadband) }.Any(field => field.Item1.Trim().Length > 0 && field.Item2 is null);
        if (_wrong)
        {
            return;
        }

        var changes = Rules
            .Select(rule => (rule.Id, Text: desk.TextOf(Caller, rule.Id)))
            .Where(rule => rule.Text.Length > 0)
            .Select(rule => new RuleChange(rule.Id, rule.Text, edit.Apply(rule.Text)))
            .Where(change => change.Base != change.Text)
            .ToList();
        _errors = [.. changes.SelectMany(change => desk.Read(Caller, PackOf(change), change.Text!).Errors.Select(error => error with { Key = $"{change.RuleId}: {error.Key}" }))];
        _changes = _errors.Count == 0 ? changes : [];
        _wrong = changes.Count == 0;
    }

    private static string? Blank(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim().Replace(" ", "", StringComparison.Ordinal);

    private Task TryAsync() => BusyAsync(async () =>
    {
        var now = time.GetInstant();
        var from = now - RuleTrials.Usual;
        var runs = await desk.TryAsync(Caller, _changes, from, now, Leaving);
        _verdicts = [.. runs.Select(RuleTrials.Verdict)];
        _load = (BacktestLoad.Of(runs.SelectMany(run => run.InForce?.Alarms ?? []), from, now), BacktestLoad.Of(runs.SelectMany(run => run.Run!.Alarms), from, now));
    });

    private Task SendAsync() => BusyAsync(async () =>
    {
        foreach (var pack in _changes.GroupBy(PackOf).ToList())
        {
            var draft = new RuleDraft(pack.Key, RuleFile.Join(pack.Select(change => change.Text!)), _reason, Submit: true) { Bases = pack.ToDictionary(change => change.RuleId, change => change.Base!) };
            var outcome = await proposals.ProposeAsync(Caller, draft, Leaving);
            await TellAsync(outcome is RuleOutcome.Done, T.Tell(outcome));
            if (outcome is not RuleOutcome.Done)
            {
                _errors = outcome is RuleOutcome.Refused refused ? refused.Errors : [];
                return;
            }
        }

        navigation.NavigateTo("/console/rules/proposals");
    });

    private async Task BusyAsync(Func<Task> act)
    {
        _busy = true;
        try
        {
            await act();
        }
        catch (OperationCanceledException)
        {
            // The page is gone.
        }
        catch (StoreUnavailableException)
        {
            await TellAsync(good: false, T["Events.Unavailable"]);
        }
        finally
        {
            _busy = false;
        }
    }
}
