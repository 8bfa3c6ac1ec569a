using OpsCenter.Core.Access;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Notifications.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.PublicWarnings;

/// <summary>Alarms as warnings to the public. Needs <see cref="Permission.Read"/>. Thread-safe.</summary>
public sealed class PublicWarningReading(
    IAlarmStore store, IAlarmBoard board, ILiveConfig<NotificationsConfig> config, ILiveConfig<IReadOnlyList<AlarmRuleConfig>> rules, ILiveConfig<Places> places, TimeProvider time)
{
    private const int MostTransitions = 1_000;

    public LocalizedText? SenderName => config.Current.Warnings?.SenderName;

    /// <summary>The newest message of each active alarm that is public; null where the caller may not read.</summary>
    public async Task<IReadOnlyList<CapMessage>?> ActiveAsync(Caller caller, CancellationToken cancellation)
    {
        if (!caller.Can(Permission.Read))
        {
            return null;
        }

        var messages = new List<CapMessage>();
        foreach (var alarm in board.Current.Alarms.Where(alarm => alarm.Active))
        {
            if (await NewestAsync(alarm.Id, cancellation) is { } message && message.Type != CapMessageType.Cancel)
            {
                messages.Add(message);
            }
        }

        return [.. messages.OrderBy(message => message.Sent)];
    }

    /// <summary>The newest message of the alarm, a cancel included; null where it is not public, is unknown, or the caller may not read.</summary>
    public Task<CapMessage?> NewestAsync(Caller caller, string alarmId, CancellationToken cancellation) =>
        caller.Can(Permission.Read) ? NewestAsync(alarmId, cancellation) : Task.FromResult<CapMessage?>(null);

    private async Task<CapMessage?> NewestAsync(string alarmId, CancellationToken cancellation)
    {
        if (config.Current.Warnings is not { } warnings)
        {
            return null;
        }

        var newestFirst = await store.HistoryAsync(alarmId, MostTransitions, cancellation);
        if (newestFirst.Count == 0)
        {
            return null;
        }

        var rule = rules.Current.FirstOrDefault(one => one.Id == newestFirst[0].RuleId);
        var pack = newestFirst[0].Series.Tag(StandardTags.Pack) ?? rule?.Pack;
        var fitting = warnings.Warnings.FirstOrDefault(one =>
            (one.Rules.Count == 0 || one.Rules.Contains(newestFirst[0].RuleId)) && (one.Packs.Count == 0 || (pack is not null && one.Packs.Contains(pack))));
        if (fitting is null)
        {
            return null;
        }

        // The newest occurrence: from its raise on.
        var length = newestFirst.TakeWhile(one => one.Kind != AlarmTransitionKind.Raised).Count() + 1;
        var messages = CapStory.Messages([.. newestFirst.Take(length).Reverse()], warnings, fitting, rule, places.Current, time.GetInstant());
        return messages.Count == 0 ? null : messages[^1];
    }
}
