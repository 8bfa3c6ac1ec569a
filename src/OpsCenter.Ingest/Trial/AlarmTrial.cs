using OpsCenter.Core.Alarms;
using OpsCenter.Core.Alarms.Backtest;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Configuration;

namespace OpsCenter.Ingest.Trial;

/// <summary>Plays a rule over what is stored: the one in force, or a draft beside it, read as the reload would read it. Thread-safe.</summary>
public sealed class AlarmTrial(
    AlarmBacktest backtest, ILiveConfig<IReadOnlyList<AlarmRuleConfig>> rules, ILiveConfig<IngestConfiguration> configuration)
{
    /// <summary>Longest draft, characters.</summary>
    public const int MaxDraft = 256 * 1024;

    /// <summary>Name that errors give a draft.</summary>
    private const string Shown = "draft";

    /// <param name="id">Of the rule.</param>
    /// <param name="draft">Content of an <c>alarms.yaml</c> that holds the rule as it shall be; null for the one in force.</param>
    /// <param name="from">Inclusive.</param>
    /// <param name="to">Exclusive.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    public async Task<AlarmTrialOutcome> RunAsync(string id, string? draft, Instant from, Instant to, CancellationToken cancellation)
    {
        var inForce = rules.Current.FirstOrDefault(rule => rule.Id == id);
        var errors = new ConfigErrorList();
        var rule = draft is null ? inForce : Read(id, draft, inForce?.Pack ?? id.Split('.')[0], errors);
        if (rule is null || errors.Count > 0)
        {
            return new AlarmTrialOutcome(errors.Sorted(), null, null);
        }

        var run = await backtest.RunAsync(rule, from, to, cancellation);
        return new AlarmTrialOutcome([], run, draft is null || inForce is null ? null : await backtest.RunAsync(inForce, from, to, cancellation));
    }

    /// <summary>The rules of a draft, or its mistakes, each with its line.</summary>
    /// <param name="draft">Content of an <c>alarms.yaml</c>.</param>
    /// <param name="pack">Whose rules they are.</param>
    public (IReadOnlyList<AlarmRuleConfig> Rules, IReadOnlyList<ConfigError> Errors) Read(string draft, string pack)
    {
        var errors = new ConfigErrorList();
        var rules = Read(draft, pack, errors);
        return errors.Count == 0 ? (rules, []) : ([], errors.Sorted());
    }

    private AlarmRuleConfig? Read(string id, string draft, string pack, ConfigErrorList errors)
    {
        var found = Read(draft, pack, errors);
        if (errors.Count == 0 && found.All(rule => rule.Id != id))
        {
            errors.Add(Shown, null, "alarms", $"the rule '{id}' is not in it", $"Write an alarms.yaml with this rule (found: {string.Join(", ", found.Select(rule => rule.Id))})");
        }

        return found.FirstOrDefault(rule => rule.Id == id);
    }

    private IReadOnlyList<AlarmRuleConfig> Read(string draft, string pack, ConfigErrorList errors)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(draft.Length, MaxDraft, nameof(draft));
        if (YamlDocumentLoader.Parse(draft, Shown, errors) is not { } root)
        {
            return [];
        }

        var current = configuration.Current;
        var reader = new AlarmsReader(new FieldsReader(current.Fields), current.Places.Sites.Keys, current.Limits);
        reader.Read(root, pack);
        return reader.Build(current.AlarmRules);
    }
}
