using System.Globalization;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Notifications.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Notifications.Templates;

/// <summary>The placeholders of templates, and what each stands for.</summary>
public static class TemplateWords
{
    private static readonly TimeSpan Here = TimeSpan.FromHours(7);

    private static readonly Dictionary<string, Func<Notice, NoticeLanguage, string>> Words = new(StringComparer.Ordinal)
    {
        ["state"] = (notice, language) => NoticeWords.State(notice.Kind).In(language),
        ["title"] = (notice, language) => notice.Title.In(language),
        ["level"] = (notice, language) => notice.Level.In(language),
        ["severity"] = (notice, language) => NoticeWords.Of(notice.Severity).In(language),
        ["value"] = (notice, _) => Number(notice.Value),
        ["limit"] = (notice, _) => Number(notice.Limit),
        ["unit"] = (notice, _) => notice.Unit,
        ["site"] = (notice, language) => notice.SiteName?.In(language) ?? notice.Site ?? "",
        ["area"] = (notice, language) => notice.AreaName?.In(language) ?? notice.Area ?? "",
        ["pack"] = (notice, _) => notice.Pack ?? "",
        ["rule"] = (notice, _) => notice.RuleId,
        ["time"] = (notice, _) => Local(notice.At),
        ["since"] = (notice, _) => notice.Since is { } since ? Local(since) : "",
        ["who"] = (notice, _) => notice.Who ?? "",
        ["comment"] = (notice, _) => notice.Comment ?? "",
        ["response"] = (notice, language) => notice.Response?.In(language) ?? "",
        ["link"] = (notice, _) => notice.Link ?? "",
        ["alarm"] = (notice, _) => notice.AlarmId,
        ["sequence"] = (notice, _) => notice.Sequence == 0 ? "" : notice.Sequence.ToString(CultureInfo.InvariantCulture),
    };

    public static IReadOnlyCollection<string> All => Words.Keys;

    public static string Fill(NoticeTemplate template, Notice notice, NoticeLanguage language) => template.Fill(word => Words[word](notice, language));

    public static string In(this LocalizedText text, NoticeLanguage language) => language == NoticeLanguage.Vi ? text.Vi : text.En;

    private static string Number(double? value) => value is { } number && double.IsFinite(number) ? number.ToString("0.###", CultureInfo.InvariantCulture) : "";

    private static string Local(Instant time) => time.ToDateTimeOffset().ToOffset(Here).ToString("HH:mm:ss dd/MM/yyyy", CultureInfo.InvariantCulture);
}
