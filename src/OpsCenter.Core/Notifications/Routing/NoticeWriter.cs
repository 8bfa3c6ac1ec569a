using OpsCenter.Core.Alarms;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Notifications.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Notifications.Routing;

/// <summary>Writes down what a transition says, with the names of today. Thread-safe.</summary>
public sealed class NoticeWriter(ILiveConfig<Places> places, ILiveConfig<IReadOnlyList<AlarmRuleConfig>> rules, ILiveConfig<NotificationsConfig> config)
{
    public Notice Write(AlarmTransition transition, NoticeKind kind, long begin, Instant? since)
    {
        var rule = rules.Current.FirstOrDefault(one => one.Id == transition.RuleId);
        var tags = transition.Series.Tags.ToDictionary(tag => tag.Key, tag => tag.Value);
        var (siteId, known) = (tags.GetValueOrDefault(StandardTags.Site), places.Current);
        var site = siteId is null ? null : known.Sites.GetValueOrDefault(siteId);
        var areaId = tags.GetValueOrDefault(StandardTags.Area) ?? site?.Area;
        return new Notice
        {
            Kind = kind,
            Sequence = transition.Sequence,
            Begin = begin,
            AlarmId = transition.AlarmId,
            RuleId = transition.RuleId,
            Title = transition.Title,
            Level = transition.LevelName,
            Severity = transition.Severity,
            Value = transition.Value,
            Limit = transition.Limit,
            Unit = transition.Unit,
            Active = transition.Active,
            At = transition.At,
            Since = since,
            Tags = tags,
            Pack = tags.GetValueOrDefault(StandardTags.Pack) ?? rule?.Pack,
            Site = siteId,
            SiteName = site?.Name,
            Area = areaId,
            AreaName = areaId is null ? null : known.Areas.GetValueOrDefault(areaId)?.Name,
            Who = transition.Who,
            Comment = transition.Comment,
            Response = kind.Opens() ? rule?.Procedure.Response : null,
            Link = config.Current.Site is { } address ? new Uri(address, "console/alarms").ToString() : null,
            Simulated = transition.Flags.HasFlag(ReadingFlags.Simulated),
        };
    }
}
