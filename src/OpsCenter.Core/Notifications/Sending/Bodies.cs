using System.Text.Json;
using OpsCenter.Core.Notifications.Configuration;
using OpsCenter.Core.Notifications.Templates;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Notifications.Sending;

/// <summary>Messages as JSON, by kind of channel.</summary>
internal static class Bodies
{
    /// <summary>What Alertmanager writes for "still firing".</summary>
    private const string NoEnd = "0001-01-01T00:00:00Z";

    public static string Of(ChannelConfig channel, Message message, DateTimeOffset now) => JsonSerializer.Serialize<object>(
        channel.Kind switch
        {
            ChannelKind.Chat => Chat(channel, message),
            ChannelKind.Alertmanager => Alertmanager(channel, message, now),
            _ => Webhook(channel, message),
        },
        NoticeJson.Options);

    private static Dictionary<string, string> Chat(ChannelConfig channel, Message message) =>
        new(channel.Extra) { [channel.TextField] = NoticeText.Body(channel, message.Notices) };

    private static Dictionary<string, object?> Webhook(ChannelConfig channel, Message message)
    {
        var items = message.Notices.Zip(message.Ids, Item).ToArray();
        return new Dictionary<string, object?>
        {
            ["version"] = 1,
            ["id"] = message.Id,
            ["channel"] = channel.Id,
            ["digest"] = items.Length > 1,
            ["subject"] = NoticeText.Subject(channel, message.Notices),
            ["text"] = NoticeText.Body(channel, message.Notices),
            ["items"] = items,
        };
    }

    private static Dictionary<string, object?> Item(Notice notice, string id) => new()
    {
        ["id"] = id,
        ["kind"] = NoticeJson.Name(notice.Kind),
        ["sequence"] = notice.Sequence,
        ["alarm"] = notice.AlarmId,
        ["rule"] = notice.RuleId,
        ["title"] = notice.Title,
        ["level"] = notice.Level,
        ["severity"] = NoticeJson.Name(notice.Severity),
        ["active"] = notice.Active,
        ["value"] = notice.Value,
        ["limit"] = notice.Limit,
        ["unit"] = notice.Unit,
        ["at"] = notice.At.ToString(),
        ["since"] = notice.Since?.ToString(),
        ["pack"] = notice.Pack,
        ["site"] = notice.Site,
        ["siteName"] = notice.SiteName,
        ["area"] = notice.Area,
        ["areaName"] = notice.AreaName,
        ["tags"] = notice.Tags,
        ["who"] = notice.Who,
        ["comment"] = notice.Comment,
        ["response"] = notice.Response,
        ["link"] = notice.Link,
        ["simulated"] = notice.Simulated,
        ["test"] = notice.Kind == NoticeKind.Test,
    };

    /// <summary>One alert per alarm, as it stood at the end of the message: its receivers take the list as a set.</summary>
    private static Dictionary<string, object?> Alertmanager(ChannelConfig channel, Message message, DateTimeOffset now)
    {
        var alerts = message.Notices.GroupBy(notice => notice.AlarmId).Select(alarm => Alert(channel, alarm.Last(), now)).ToArray();
        return new Dictionary<string, object?>
        {
            ["version"] = "4",
            ["groupKey"] = $"{{}}/{{channel=\"{channel.Id}\"}}:{{alarm=\"{message.Notices[0].AlarmId}\"}}",
            ["truncatedAlerts"] = 0,
            ["status"] = alerts.Any(alert => (string)alert["status"] == "firing") ? "firing" : "resolved",
            ["receiver"] = channel.Id,
            ["groupLabels"] = Common(alerts, "labels", name => name == "alertname"),
            ["commonLabels"] = Common(alerts, "labels", _ => true),
            ["commonAnnotations"] = Common(alerts, "annotations", _ => true),
            ["externalURL"] = message.Notices[0].Link is { } link ? new Uri(link).GetLeftPart(UriPartial.Authority) : "",
            ["alerts"] = alerts,
        };
    }

    private static Dictionary<string, object> Alert(ChannelConfig channel, Notice notice, DateTimeOffset now)
    {
        // Alertmanager knows two states. "Closed" is not "resolved", but firing for ever would be a lie as well: the annotation says which.
        var resolved = notice.Kind.Ends() || notice.Kind == NoticeKind.Running;
        return new Dictionary<string, object>
        {
            ["status"] = resolved ? "resolved" : "firing",
            ["labels"] = Labels(notice),
            ["annotations"] = Annotations(channel, notice),
            ["startsAt"] = (notice.Since ?? notice.At).ToString(),
            ["endsAt"] = resolved ? (notice.At > Instant.From(now) ? Instant.From(now) : notice.At).ToString() : NoEnd,
            ["generatorURL"] = notice.Link ?? "",
            ["fingerprint"] = notice.AlarmId.Length >= 16 ? notice.AlarmId[..16] : notice.AlarmId,
        };
    }

    private static SortedDictionary<string, string> Labels(Notice notice)
    {
        var labels = new SortedDictionary<string, string>(notice.Tags.ToDictionary(tag => LabelName(tag.Key), tag => tag.Value), StringComparer.Ordinal)
        {
            ["alertname"] = notice.RuleId,
            ["severity"] = NoticeJson.Name(notice.Severity),
        };
        Add(labels, "pack", notice.Pack);
        Add(labels, "site", notice.Site);
        Add(labels, "area", notice.Area);
        Add(labels, "simulated", notice.Simulated ? "true" : null);
        Add(labels, "test", notice.Kind == NoticeKind.Test ? "true" : null);
        return labels;
    }

    private static SortedDictionary<string, string> Annotations(ChannelConfig channel, Notice notice)
    {
        var annotations = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["summary"] = NoticeText.Subject(channel, [notice]),
            ["description"] = NoticeText.Body(channel, [notice]),
            ["kind"] = NoticeJson.Name(notice.Kind),
        };
        Add(annotations, "comment", notice.Comment);
        Add(annotations, "runbook", notice.Response?.In(channel.Language));
        return annotations;
    }

    private static SortedDictionary<string, string> Common(Dictionary<string, object>[] alerts, string part, Func<string, bool> wanted)
    {
        var all = alerts.Select(alert => (SortedDictionary<string, string>)alert[part]).ToArray();
        return new SortedDictionary<string, string>(
            all[0].Where(pair => wanted(pair.Key) && all.All(one => one.GetValueOrDefault(pair.Key) == pair.Value)).ToDictionary(pair => pair.Key, pair => pair.Value),
            StringComparer.Ordinal);
    }

    private static void Add(SortedDictionary<string, string> to, string name, string? value)
    {
        if (value is { Length: > 0 })
        {
            to[name] = value;
        }
    }

    /// <summary>Letters, digits and underscores are all that a label's name may have.</summary>
    private static string LabelName(string tag)
    {
        var name = string.Concat(tag.Select(sign => char.IsAsciiLetterOrDigit(sign) || sign == '_' ? sign : '_'));
        return name.Length == 0 || char.IsAsciiDigit(name[0]) ? $"_{name}" : name;
    }
}
