using System.Globalization;
using System.Xml.Linq;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.PublicWarnings;
using OpsCenter.Core.Telemetry;
using OpsCenter.Core.Tests.Alarms;
using Xunit;
using static OpsCenter.Core.Alarms.AlarmTransitionKind;

namespace OpsCenter.Core.Tests.PublicWarnings;

/// <summary>What the public is told of an alarm, and that it is CAP 1.2.</summary>
public sealed class CapTests
{
    private static readonly XNamespace Cap = "urn:oasis:names:tc:emergency:cap:1.2";

    /// <summary>Of CAP 1.2, in the schema's order; those that begin with '!' must be there.</summary>
    private static readonly string[] AlertOrder = ["!identifier", "!sender", "!sent", "!status", "!msgType", "source", "!scope", "restriction", "addresses", "code", "note", "references", "incidents", "info"];
    private static readonly string[] InfoOrder =
    [
        "language", "!category", "!event", "responseType", "!urgency", "!severity", "!certainty", "audience", "eventCode", "effective", "onset", "expires", "senderName", "headline",
        "description", "instruction", "web", "contact", "parameter", "resource", "area",
    ];
    private static readonly string[] AreaOrder = ["!areaDesc", "polygon", "circle", "geocode", "altitude", "ceiling"];

    private static readonly PublicWarningConfig Warning = new()
    {
        Category = "Met",
        Event = new LocalizedText("Lũ trên sông", "River flood"),
        Severity = Severity.High,
        Expires = TimeSpan.FromHours(6),
        RadiusKm = 3,
        Instruction = new LocalizedText("Tránh xa sông", "Keep away"),
    };

    [Fact]
    public void Write_EveryKindOfMessage_IsValidCap()
    {
        foreach (var message in Messages(Story(Raised, Escalated, Cleared)))
        {
            var alert = XDocument.Parse(System.Text.Encoding.UTF8.GetString(CapWriter.Write(message))).Root!;

            Assert.Equal(Cap + "alert", alert.Name);
            AssertOrder(alert, AlertOrder);
            Assert.All(alert.Elements(Cap + "info"), info => AssertOrder(info, InfoOrder));
            Assert.All(alert.Descendants(Cap + "area"), area => AssertOrder(area, AreaOrder));
            Assert.Equal(["vi-VN", "en-US"], alert.Descendants(Cap + "language").Select(language => language.Value));
            Assert.Contains(Text(alert, "status"), new[] { "Actual", "Exercise", "System", "Test", "Draft" });
            Assert.Contains(Text(alert, "msgType"), new[] { "Alert", "Update", "Cancel", "Ack", "Error" });
            Assert.DoesNotContain(Text(alert, "identifier"), sign => sign is ' ' or ',' or '<' or '&');
            foreach (var time in alert.Descendants().Where(element => element.Name.LocalName is "sent" or "effective" or "onset" or "expires"))
            {
                Assert.True(DateTimeOffset.TryParseExact(time.Value, "yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out _), time.Value);
                Assert.EndsWith("+07:00", time.Value, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Messages_RaiseWorseGone_AreAlertUpdateCancelWithReferences()
    {
        var messages = Messages(Story(Raised, Escalated, Cleared));

        Assert.Equal([CapMessageType.Alert, CapMessageType.Update, CapMessageType.Cancel], messages.Select(message => message.Type));
        Assert.Equal([0, 1, 2], messages.Select(message => message.References.Count));
        Assert.Equal(messages[0].Identifier, messages[2].References[0].Identifier);
        Assert.True(messages[2].AllClear);
        Assert.StartsWith("Hết cảnh báo: ", messages[2].Headline.Vi, StringComparison.Ordinal);
    }

    [Fact]
    public void Messages_RuleRemoved_IsACancelThatDoesNotSayItIsOver()
    {
        var cancel = Messages(Story(Raised, Closed))[^1];

        Assert.Equal((CapMessageType.Cancel, false), (cancel.Type, cancel.AllClear));
        Assert.Contains("no longer watched", cancel.Headline.En, StringComparison.Ordinal);
        var alert = XDocument.Parse(System.Text.Encoding.UTF8.GetString(CapWriter.Write(cancel))).Root!;
        Assert.Empty(alert.Descendants(Cap + "responseType"));
        Assert.All(alert.Descendants(Cap + "certainty"), certainty => Assert.Equal("Unknown", certainty.Value));
    }

    [Fact]
    public void Messages_MilderThanPublic_AreNone() =>
        Assert.Empty(Messages([Notifications.Story.Transition(1, Raised, severity: Severity.Medium), Notifications.Story.Transition(2, Cleared, severity: Severity.Medium)]));

    [Fact]
    public void Messages_EasedBelowPublic_IsCancelled() =>
        Assert.Equal(
            [CapMessageType.Alert, CapMessageType.Cancel],
            Messages([Notifications.Story.Transition(1, Raised), Notifications.Story.Transition(2, Eased, severity: Severity.Low)]).Select(message => message.Type));

    [Fact]
    public void Messages_Held_AreNotTold() =>
        Assert.Empty(Messages([Notifications.Story.Transition(1, Raised, hold: AlarmHoldKind.Shelved), Notifications.Story.Transition(2, Cleared)]));

    [Theory]
    [InlineData(false, "Test")]
    [InlineData(true, "Exercise")]
    public void Messages_Simulated_AreNeverActual(bool exercise, string status)
    {
        var simulated = Story(Raised).Select(one => one with { Flags = ReadingFlags.Simulated }).ToArray();

        Assert.Equal(status, Messages(simulated, exercise: exercise)[0].Status);
        Assert.Equal("Actual", Messages(Story(Raised))[0].Status);
    }

    [Fact]
    public void Messages_StillActiveAfterItRanOut_IsSaidAgain()
    {
        var messages = Messages(Story(Raised), after: TimeSpan.FromHours(13));

        Assert.Equal([CapMessageType.Alert, CapMessageType.Update], messages.Select(message => message.Type));
        Assert.Equal($"{messages[0].Identifier}.2", messages[1].Identifier);
        Assert.True(messages[1].Expires > Notifications.Story.Evening + TimeSpan.FromHours(13));
    }

    [Fact]
    public void Area_WithoutBoundary_IsACircleAroundTheSiteLatitudeFirst()
    {
        var alert = XDocument.Parse(System.Text.Encoding.UTF8.GetString(CapWriter.Write(Messages(Story(Raised))[0]))).Root!;

        Assert.All(alert.Descendants(Cap + "circle"), circle => Assert.Equal("21.1,106.3 3", circle.Value));
        Assert.Equal(["Phả Lại, Chí Linh", "Pha Lai, Chi Linh"], alert.Descendants(Cap + "areaDesc").Select(area => area.Value));
    }

    [Fact]
    public void Area_WithBoundary_IsAClosedPolygon()
    {
        var places = new Places(
            [new Area("chi-linh", new LocalizedText("Chí Linh", "Chi Linh"), null, 106.4, 21.1, null, null, null) { Boundary = [[(106.1, 21), (106.2, 21), (106.2, 21.1)]] }], [], []);

        var alert = XDocument.Parse(System.Text.Encoding.UTF8.GetString(CapWriter.Write(Messages(Story(Raised), places: places)[0]))).Root!;

        Assert.All(alert.Descendants(Cap + "polygon"), polygon => Assert.Equal("21,106.1 21,106.2 21.1,106.2 21,106.1", polygon.Value));
        Assert.Empty(alert.Descendants(Cap + "circle"));
    }

    private static AlarmTransition[] Story(params AlarmTransitionKind[] kinds) =>
        [.. kinds.Select((kind, index) => Notifications.Story.Transition(index + 1, kind, at: Notifications.Story.Evening + TimeSpan.FromMinutes(index)))];

    private static IReadOnlyList<CapMessage> Messages(IReadOnlyList<AlarmTransition> history, bool exercise = false, TimeSpan after = default, Places? places = null) => CapStory.Messages(
        history, new PublicWarningsConfig("ioc@example.vn", new LocalizedText("Trung tâm", "Center"), exercise, [Warning]), Warning, Some.Flood(), places ?? Some.Places,
        Notifications.Story.Evening + after);

    private static string Text(XElement alert, string name) => alert.Element(Cap + name)!.Value;

    private static void AssertOrder(XElement element, string[] order)
    {
        var names = order.Select(name => name.TrimStart('!')).ToList();
        var places = element.Elements().Select(child => names.IndexOf(child.Name.LocalName)).ToArray();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
        Assert.All(order.Where(name => name[0] == '!'), name => Assert.Single(element.Elements(Cap + name[1..])));
        Assert.All(element.Elements(), child => Assert.Equal(Cap, child.Name.Namespace));
    }
}
