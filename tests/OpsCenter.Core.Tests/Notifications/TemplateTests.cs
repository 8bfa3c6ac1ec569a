using OpsCenter.Core.Configuration;
using OpsCenter.Core.Notifications;
using OpsCenter.Core.Notifications.Configuration;
using OpsCenter.Core.Notifications.Templates;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.Core.Tests.Notifications;

public sealed class TemplateTests
{
    private static readonly Notice Flood = new()
    {
        Kind = NoticeKind.Raised,
        Sequence = 7,
        AlarmId = "a",
        RuleId = "water.flood",
        Title = new LocalizedText("Lũ tại Phả Lại", "Flood at Pha Lai"),
        Level = new LocalizedText("Báo động II", "Alarm II"),
        Severity = Severity.High,
        Value = 5.25,
        Limit = 5,
        Unit = "m",
        At = Story.Evening,
        SiteName = new LocalizedText("Phả Lại", "Pha Lai"),
    };

    [Fact]
    public void Body_Default_IsInTheLanguageOfTheChannel()
    {
        var vi = NoticeText.Body(Story.Channel("c"), [Flood]);
        var en = NoticeText.Body(Story.Channel("c") with { Language = NoticeLanguage.En }, [Flood]);

        Assert.Equal("CẢNH BÁO: Lũ tại Phả Lại\nCao · Báo động II · 5.25 m (ngưỡng 5 m)\nNơi: Phả Lại\nLúc 20:00:00 22/11/2026", vi);
        Assert.StartsWith("ALARM: Flood at Pha Lai\nHigh · Alarm II · 5.25 m (limit 5 m)", en, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{title} {level}", "Lũ tại Phả Lại Báo động II")]
    [InlineData("a\n{comment}\nb", "a\nb")]
    [InlineData("a\n\nb", "a\n\nb")]
    [InlineData("{{{value}}}", "{5.25}")]
    [InlineData("{area}{rule}", "water.flood")]
    public void Fill_Placeholders_AreReplacedAndEmptyLinesLeftOut(string template, string expected) =>
        Assert.Equal(expected, TemplateWords.Fill(NoticeTemplate.Parse(template), Flood, NoticeLanguage.Vi));

    [Theory]
    [InlineData("{titel}", "titel")]
    [InlineData("{}", "")]
    [InlineData("{title", null)]
    [InlineData("title}", null)]
    public void TryParse_NotInTheList_IsNamed(string template, string? unknown)
    {
        Assert.False(NoticeTemplate.TryParse(template, out _, out var found));
        Assert.Equal(unknown, found);
    }

    [Fact]
    public void Body_Simulated_IsMarkedWhateverTheTemplateSays() =>
        Assert.Equal("[MÔ PHỎNG] x", NoticeText.Body(Story.Channel("c") with { Text = NoticeTemplate.Parse("x") }, [Flood with { Simulated = true }]));

    [Fact]
    public void Body_Closed_IsNotWordedAsRecovered()
    {
        var text = NoticeText.Body(Story.Channel("c") with { Language = NoticeLanguage.En }, [Flood with { Kind = NoticeKind.Closed, Comment = "rule removed" }]);

        Assert.StartsWith("NO LONGER WATCHED, NOT KNOWN WHETHER OVER", text, StringComparison.Ordinal);
        Assert.DoesNotContain("CLEARED", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Notice_ThroughJson_IsTheSame()
    {
        var back = NoticeJson.Read(NoticeJson.Write(Flood with { Value = double.NaN, Since = Story.Evening }));

        Assert.Equal((Flood.Title, Flood.At, Flood.Severity, Story.Evening), (back.Title, back.At, back.Severity, back.Since));
        Assert.True(double.IsNaN(back.Value!.Value));
    }
}
