using System.Globalization;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using OpsCenter.App.OperatorConsole.Anomalies;
using OpsCenter.App.Resources;
using OpsCenter.Core.Anomalies;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Kpis;
using OpsCenter.Core.Telemetry;
using OpsCenter.App.Tests.Api;
using Xunit;

namespace OpsCenter.App.Tests.Anomalies;

public sealed class AnomalyWordsTests : IDisposable
{
    private static readonly Instant Monday = Instant.From(new DateTimeOffset(2026, 11, 23, 7, 0, 0, TimeSpan.FromHours(7)));
    private readonly CultureInfo _before = CultureInfo.CurrentUICulture;
    private readonly CultureInfo _numbers = CultureInfo.CurrentCulture;

    public void Dispose() => (CultureInfo.CurrentUICulture, CultureInfo.CurrentCulture) = (_before, _numbers);

    [Theory]
    [InlineData("vi", 384, 120, "cao gấp 3,2 lần mức thường thấy lúc 7 giờ thứ Hai (thường 120 xe, nay 384 xe)")]
    [InlineData("en", 384, 120, "3.2 times what is usual at 7:00 on a Monday (usually 120 xe, now 384 xe)")]
    [InlineData("en", 30, 120, "only 1/4.0 of what is usual at 7:00 on a Monday (usually 120 xe, now 30 xe)")]
    [InlineData("vi", 130, 120, "cao hơn mức thường thấy lúc 7 giờ thứ Hai (thường 120 xe, nay 130 xe)")]
    [InlineData("vi", 0, 12, "thấp hơn mức thường thấy lúc 7 giờ thứ Hai (thường 12 xe, nay 0 xe)")]
    public void Why_InBothLanguages_IsOneSentence(string language, double value, double usual, string sentence)
    {
        (CultureInfo.CurrentUICulture, CultureInfo.CurrentCulture) = (new CultureInfo(language), new CultureInfo(language));
        var fields = new FieldCatalogue([new FieldInfo("traffic", "cars", LocalizedText.Same("Cars"), "xe", 0, null, null, null)]);
        var words = new AnomalyWords(new StillConfig<KpiSet>(KpiSet.Empty), new StillConfig<FieldCatalogue>(fields), new StillConfig<Places>(Places.Empty));
        var texts = new StringLocalizer<ConsoleTexts>(new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance));
        var anomaly = new Anomaly
        {
            Id = "a",
            Series = new SeriesKey("traffic", [], "cars"),
            BeganAt = Monday,
            SeenAt = Monday,
            Value = value,
            Usual = usual,
            Score = 9,
            Peak = 9,
            Importance = 1,
            Weeks = 8,
        };

        Assert.Equal(sentence, words.Why(anomaly, texts));
    }
}
