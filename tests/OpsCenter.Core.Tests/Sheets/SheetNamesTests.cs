using OpsCenter.Core.Alarms;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Sheets;
using OpsCenter.Core.Telemetry;
using OpsCenter.Testing.Live;
using Xunit;

namespace OpsCenter.Core.Tests.Sheets;

public sealed class SheetNamesTests
{
    [Fact]
    public void Title_TagsOfEnteredFigures_AreCalledByTheirNames()
    {
        var sheet = SomeSheet.Budget with
        {
            Keys = [new SheetKey { Id = "task", Name = LocalizedText.Same("Task"), Tag = "task", Kind = SheetKeyKind.List, Choices = [new SheetChoice("soc", new LocalizedText("Giám sát", "Monitoring"))] }],
        };
        var texts = new AlarmTexts(
            new FixedConfig<Places>(SomeSheet.Places), new FixedConfig<FieldCatalogue>(FieldCatalogue.Empty), new FixedConfig<SheetCatalogue>(new SheetCatalogue([sheet])));
        var series = new SeriesKey("budget", new Dictionary<string, string> { ["task"] = "soc", ["area"] = "city", ["unit"] = "x" }, "spent");

        var title = texts.Title(new LocalizedText("{task} ở {area}, {unit}: {level} {other}", "{task} in {area}"), series, LocalizedText.Same("chậm"));

        Assert.Equal(new LocalizedText("Giám sát ở Thành phố, x: chậm {other}", "Monitoring in Thành phố"), title);
    }
}
