using OpsCenter.Core.Access;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Configuration;
using OpsCenter.Ingest.Trial;

namespace OpsCenter.App.OperatorConsole.Rules;

/// <summary>The rules in force and what they, or drafts of them, would have done, for those who may read.</summary>
public sealed class RuleDesk(AlarmTrial trial, ILiveConfig<IReadOnlyList<AlarmRuleConfig>> rules, ConfigFolderPath folder)
{
    /// <summary>By pack and id; empty without <see cref="Permission.Read"/>.</summary>
    public IReadOnlyList<AlarmRuleConfig> List(Caller caller) => caller.Can(Permission.Read)
        ? [.. rules.Current.OrderBy(rule => rule.Pack, StringComparer.Ordinal).ThenBy(rule => rule.Id, StringComparer.Ordinal)]
        : [];

    /// <summary>The rule as its file has it, alone in an <c>alarms.yaml</c>; empty where it is in no file, or without the permission.</summary>
    public string TextOf(Caller caller, string id)
    {
        if (List(caller).FirstOrDefault(rule => rule.Id == id) is not { } rule)
        {
            return "";
        }

        try
        {
            return RuleText.Cut(File.ReadAllText(Path.Combine(folder.Path, "packs", rule.Pack, "alarms.yaml")), id);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    /// <summary>Null without <see cref="Permission.Read"/>.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    public async Task<AlarmTrialOutcome?> TryAsync(Caller caller, string id, string? draft, Instant from, Instant to, CancellationToken cancellation) =>
        caller.Can(Permission.Read)
            ? await Task.Run(() => trial.RunAsync(id, draft, from, to, cancellation), cancellation) // The store answers on the thread that asks, and that is the page's.
            : null;
}
