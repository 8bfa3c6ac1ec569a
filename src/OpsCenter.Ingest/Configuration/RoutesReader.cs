using System.Collections.Frozen;
using System.Globalization;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Notifications;
using OpsCenter.Core.Notifications.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Ingest.Configuration;

/// <summary>Reads the routes of <c>notifications.yaml</c>.</summary>
internal sealed class RoutesReader(NotificationNames names)
{
    private static readonly Dictionary<string, NoticeKind> Kinds = NoticeKinds.OfAlarms.ToDictionary(NoticeJson.Name, kind => kind, StringComparer.Ordinal);
    private readonly Dictionary<string, RouteConfig> _routes = new(StringComparer.Ordinal);

    public IReadOnlyList<RouteConfig> Build() => [.. _routes.Values];

    public void Read(ConfigNode node)
    {
        if (node.Map() is not { } map)
        {
            return;
        }

        var idNode = map.Required("id", "khan-cap");
        map.Required("channels", "[truc-ban]");
        var route = new RouteConfig
        {
            Id = idNode?.Text() ?? "",
            Channels = names.Channels(map),
            Packs = names.Packs(map),
            Areas = names.Areas(map),
            Rules = names.Rules(map),
            Severity = map.OptionalChoice("severity", SeverityWords.All) ?? Severity.Low,
            Hours = map.Optional("hours") is { } hours ? Hours(hours) : null,
            Kinds = map.Optional("send") is { } send ? Send(send) : NoticeKinds.Usual,
        };
        map.ReportUnknownKeys();
        if (route.Severity == Severity.None)
        {
            map.Optional("severity")!.Error("'none' is not a severity of an alarm", "Write the mildest that is sent: critical, high, medium or low");
        }

        if (route.Id.Length == 0)
        {
            return;
        }

        if (!ChannelsReader.IsId(route.Id))
        {
            idNode!.Error($"'{route.Id}' cannot be an id of a route", "Use up to 64 lower-case letters, digits, '-' and '_'");
        }
        else if (!_routes.TryAdd(route.Id, route))
        {
            idNode!.Error($"route '{route.Id}' is there twice", "Rename one");
        }
    }

    private static RouteHours? Hours(ConfigNode node)
    {
        if (node.Text() is not { } text)
        {
            return null;
        }

        if (text.Split('-', StringSplitOptions.TrimEntries) is [var from, var to] && Time(from) is { } begin && Time(to) is { } end && begin != end)
        {
            return new RouteHours(begin, end);
        }

        node.Error($"'{text}' are no hours of the day", "Write e.g. '07:00-17:30', or '22:00-06:00' over midnight; leave it out for all day");
        return null;
    }

    /// <summary>24:00 is the end of the day, which is midnight.</summary>
    private static TimeOnly? Time(string text) => text == "24:00" ? TimeOnly.MinValue
        : TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    private static FrozenSet<NoticeKind> Send(ConfigNode node)
    {
        var kinds = new List<NoticeKind>();
        foreach (var item in node.Items())
        {
            if (item.Text() is not { } word)
            {
                continue;
            }

            if (Kinds.TryGetValue(word, out var kind))
            {
                kinds.Add(kind);
            }
            else
            {
                item.Error($"'{word}' is not one of the choices", Nearest.Remedy(word, Kinds.Keys));
            }
        }

        return kinds.ToFrozenSet();
    }
}
