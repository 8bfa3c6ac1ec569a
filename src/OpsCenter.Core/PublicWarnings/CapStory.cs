using System.Globalization;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.PublicWarnings;

/// <summary>An occurrence of an alarm as the messages the public got of it. Pure: the same history gives the same messages.</summary>
internal static class CapStory
{
    private const string DegreesOfTime = "HH:mm dd/MM/yyyy";
    private const int MostReferences = 20;
    private static readonly TimeSpan Here = TimeSpan.FromHours(7);

    /// <summary>All messages, oldest first; empty where it never was public.</summary>
    /// <param name="history">Transitions of one alarm, oldest first, from a raise on.</param>
    /// <param name="config">Sender and words.</param>
    /// <param name="warning">What fits the alarm.</param>
    /// <param name="rule">Null where it is gone.</param>
    /// <param name="places">For the warned place.</param>
    /// <param name="now">Messages that ran out before are repeated as updates.</param>
    public static IReadOnlyList<CapMessage> Messages(
        IReadOnlyList<AlarmTransition> history, PublicWarningsConfig config, PublicWarningConfig warning, AlarmRuleConfig? rule, Places places, Instant now)
    {
        var messages = new List<CapMessage>();
        foreach (var transition in history.Where(one => one.Hold is null))
        {
            var isOpen = messages.Count > 0 && messages[^1].Type != CapMessageType.Cancel;
            var isPublic = transition.Active && transition.Severity != Severity.None && transition.Severity <= warning.Severity;
            if (Says(transition.Kind) && (isPublic || isOpen))
            {
                var type = !isPublic ? CapMessageType.Cancel : isOpen ? CapMessageType.Update : CapMessageType.Alert;
                Repeat(messages, transition.RecordedAt);
                messages.Add(Message(transition, type, messages, history[0].At, config, warning, rule, places));
            }
        }

        Repeat(messages, now);
        return messages;
    }

    private static bool Says(AlarmTransitionKind kind) => kind is AlarmTransitionKind.Raised or AlarmTransitionKind.Escalated or AlarmTransitionKind.Eased
        or AlarmTransitionKind.Cleared or AlarmTransitionKind.Closed or AlarmTransitionKind.Unshelved or AlarmTransitionKind.Released;

    /// <summary>A warning that still holds must not run out: it is said again, as an update.</summary>
    private static void Repeat(List<CapMessage> messages, Instant until)
    {
        if (messages.Count == 0 || messages[^1].Type == CapMessageType.Cancel || messages[^1].Expires > until)
        {
            return;
        }

        // Only the newest repetition is told of: nobody asks for those between.
        var (last, every) = (messages[^1], messages[^1].Warning.Expires);
        var times = (long)((until - last.Sent) / every);
        var sent = last.Sent + TimeSpan.FromTicks(every.Ticks * times);
        messages.Add(last with
        {
            Identifier = string.Create(CultureInfo.InvariantCulture, $"{last.Identifier}.{times}"),
            Type = CapMessageType.Update,
            Sent = sent,
            Expires = sent + every,
            References = Earlier(messages),
        });
    }

    private static CapMessage Message(
        AlarmTransition transition, CapMessageType type, List<CapMessage> earlier, Instant onset, PublicWarningsConfig config, PublicWarningConfig warning, AlarmRuleConfig? rule,
        Places places)
    {
        var area = PlaceOf(transition.Series, warning, places);
        return new CapMessage
        {
            Identifier = string.Create(CultureInfo.InvariantCulture, $"{transition.AlarmId}-{transition.Sequence}"),
            Sender = config.Sender,
            SenderName = config.SenderName,
            Sent = transition.RecordedAt,
            Status = !transition.Flags.HasFlag(ReadingFlags.Simulated) ? "Actual" : config.Exercise ? "Exercise" : "Test",
            Type = type,
            References = type == CapMessageType.Alert ? [] : Earlier(earlier),
            Warning = warning,
            Severity = transition.Severity,
            AllClear = transition.Kind == AlarmTransitionKind.Cleared,
            Onset = onset,
            Expires = transition.RecordedAt + warning.Expires,
            Headline = Headline(transition, type),
            Description = Description(transition, area.Description),
            Instruction = warning.Instruction ?? rule?.Procedure.Response,
            Area = area,
        };
    }

    private static CapReference[] Earlier(List<CapMessage> messages)
    {
        var begin = messages.FindLastIndex(message => message.Type == CapMessageType.Alert);
        return [.. messages.Skip(Math.Max(0, begin)).TakeLast(MostReferences).Select(message => new CapReference(message.Identifier, message.Sent))];
    }

    private static LocalizedText Headline(AlarmTransition transition, CapMessageType type) => (type, transition.Kind) switch
    {
        (CapMessageType.Cancel, AlarmTransitionKind.Closed) => new($"Ngừng cảnh báo (không còn theo dõi): {transition.Title.Vi}", $"Warning withdrawn (no longer watched): {transition.Title.En}"),
        (CapMessageType.Cancel, _) => new($"Hết cảnh báo: {transition.Title.Vi}", $"Warning over: {transition.Title.En}"),
        _ => transition.Title,
    };

    private static LocalizedText Description(AlarmTransition transition, LocalizedText place)
    {
        var at = transition.At.ToDateTimeOffset().ToOffset(Here).ToString(DegreesOfTime, CultureInfo.InvariantCulture);
        var figures = string.Create(CultureInfo.InvariantCulture, $"{transition.Value:0.###} {transition.Unit}").TrimEnd();
        var limit = string.Create(CultureInfo.InvariantCulture, $"{transition.Limit:0.###} {transition.Unit}").TrimEnd();
        return new LocalizedText(
            $"{transition.LevelName.Vi}: {figures} (ngưỡng {limit}) lúc {at}, {place.Vi}.", $"{transition.LevelName.En}: {figures} (limit {limit}) at {at}, {place.En}.");
    }

    /// <summary>The area's boundary where there is one, else a circle around the site, else around the area's centre.</summary>
    private static CapArea PlaceOf(SeriesKey series, PublicWarningConfig warning, Places places)
    {
        var site = series.Tag(StandardTags.Site) is { } siteId ? places.Sites.GetValueOrDefault(siteId) : null;
        var area = (series.Tag(StandardTags.Area) ?? site?.Area) is { } areaId ? places.Areas.GetValueOrDefault(areaId) : null;
        var name = (site, area) switch
        {
            ({ } one, { } around) => new LocalizedText($"{one.Name.Vi}, {around.Name.Vi}", $"{one.Name.En}, {around.Name.En}"),
            ({ } one, null) => one.Name,
            (null, { } around) => around.Name,
            _ => LocalizedText.Same(series.Tag(StandardTags.Site) ?? series.Tag(StandardTags.Area) ?? series.Tag(StandardTags.Device) ?? series.Measurement),
        };
        if (area is { Boundary.Count: > 0 })
        {
            return new CapArea(name, area.Boundary, null);
        }

        return new CapArea(
            name, [], site is not null ? (site.Longitude, site.Latitude, warning.RadiusKm) : area is not null ? (area.Longitude, area.Latitude, warning.RadiusKm) : null);
    }
}
