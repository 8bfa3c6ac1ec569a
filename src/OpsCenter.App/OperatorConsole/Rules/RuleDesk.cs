using OpsCenter.App.OperatorConsole.Parts;
using OpsCenter.Core.Access;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Alarms.Rules;
using OpsCenter.Core.Alarms.Suggestions;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Rules;
using OpsCenter.Ingest.Trial;

namespace OpsCenter.App.OperatorConsole.Rules;

/// <summary>The rules in force, drafts of them, and what each would have done, for those who may read.</summary>
public sealed class RuleDesk(
    AlarmTrial trial, RuleTrials trials, RuleFiles files, LevelSuggester suggester, RulePreview preview, ILiveConfig<IReadOnlyList<AlarmRuleConfig>> rules)
{
    /// <summary>By pack and id; empty without <see cref="Permission.Read"/>.</summary>
    public IReadOnlyList<AlarmRuleConfig> List(Caller caller) => caller.Can(Permission.Read)
        ? [.. rules.Current.OrderBy(rule => rule.Pack, StringComparer.Ordinal).ThenBy(rule => rule.Id, StringComparer.Ordinal)]
        : [];

    public AlarmRuleConfig? Find(Caller caller, string id) => List(caller).FirstOrDefault(rule => rule.Id == id);

    /// <summary>The rule as its file has it, alone in an <c>alarms.yaml</c>; empty where it is in no file, or without the permission.</summary>
    public string TextOf(Caller caller, string id) => Find(caller, id) is { } rule ? files.TextOf(rule.Pack, id) ?? "" : "";

    /// <summary>The rules of a draft, or its mistakes; neither without <see cref="Permission.Read"/>.</summary>
    public (IReadOnlyList<AlarmRuleConfig> Rules, IReadOnlyList<ConfigError> Errors) Read(Caller caller, string pack, string draft) =>
        !caller.Can(Permission.Read) ? ([], [])
        : draft.Length > AlarmTrial.MaxDraft ? ([], [new ConfigError("draft", null, "", "the draft is too large", $"Keep to {AlarmTrial.MaxDraft / 1024} KiB")])
        : trial.Read(draft, pack);

    /// <summary>Null without <see cref="Permission.Read"/>.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    public async Task<AlarmTrialOutcome?> TryAsync(Caller caller, string id, string? draft, Instant from, Instant to, CancellationToken cancellation) =>
        caller.Can(Permission.Read)
            ? await Aside.RunAsync(() => trial.RunAsync(id, draft, from, to, cancellation), cancellation)
            : null;

    /// <summary>Every changed rule of a proposal; empty without <see cref="Permission.Read"/>.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    public async Task<IReadOnlyList<AlarmTrialOutcome>> TryAsync(Caller caller, IReadOnlyList<RuleChange> changes, Instant from, Instant to, CancellationToken cancellation) =>
        caller.Can(Permission.Read) ? await trials.RunAsync(changes, from, to, cancellation) : [];

    /// <summary>Null without <see cref="Permission.Read"/>.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    public async Task<LevelSuggestion?> SuggestAsync(Caller caller, AlarmRuleConfig rule, SuggestionQuery query, CancellationToken cancellation) =>
        caller.Can(Permission.Read) ? await Aside.RunAsync(() => suggester.RunAsync(rule, query, cancellation), cancellation) : null;

    /// <summary>What each series says now, and which level it is on; empty without <see cref="Permission.Read"/>.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    public async Task<IReadOnlyList<PreviewRow>> PreviewAsync(Caller caller, AlarmRuleConfig? inForce, AlarmRuleConfig? draft, CancellationToken cancellation) =>
        caller.Can(Permission.Read) ? await Aside.RunAsync(() => preview.RunAsync(inForce, draft, cancellation), cancellation) : [];
}
