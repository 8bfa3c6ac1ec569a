using OpsCenter.Core.Notifications.Configuration;

namespace OpsCenter.Core.Notifications.Templates;

/// <summary>Notices as text, by the channel's templates or the shipped ones.</summary>
public static class NoticeText
{
    /// <summary>Lines of a digest; the others are counted.</summary>
    private const int MaxLines = 100;

    public static NoticeTemplate DefaultSubject { get; } = NoticeTemplate.Parse("{state}: {title}");

    private static readonly NoticeTemplate Vi = NoticeTemplate.Parse(
        """
        {state}: {title}
        {severity} · {level} · {value} {unit} (ngưỡng {limit} {unit})
        Nơi: {site} {area}
        Lúc {time}
        Người: {who}
        Ghi chú: {comment}
        Việc cần làm: {response}
        {link}
        """);

    private static readonly NoticeTemplate En = NoticeTemplate.Parse(
        """
        {state}: {title}
        {severity} · {level} · {value} {unit} (limit {limit} {unit})
        Place: {site} {area}
        At {time}
        By: {who}
        Comment: {comment}
        To do: {response}
        {link}
        """);

    private static readonly NoticeTemplate Briefing = NoticeTemplate.Parse("{title}\n\n{comment}\n\n{link}");

    private static readonly NoticeTemplate BriefingSubject = NoticeTemplate.Parse("{title}");

    private static readonly NoticeTemplate Plain = NoticeTemplate.Parse("{state}: {title}\n{comment}\n{time}\n{link}");

    public static string Subject(ChannelConfig channel, IReadOnlyList<Notice> notices) => notices is [var only]
        ? Marked(only, channel.Language, OneLine(TemplateWords.Fill(SubjectOf(channel, only), only, channel.Language)))
        : MarkedAll(notices, channel.Language, NoticeWords.Digest(notices.Count).In(channel.Language));

    public static string Body(ChannelConfig channel, IReadOnlyList<Notice> notices)
    {
        if (notices is [var only])
        {
            return Marked(only, channel.Language, TemplateWords.Fill(TemplateOf(channel, only), only, channel.Language));
        }

        var lines = notices.Take(MaxLines).Select(notice => $"- {Marked(notice, channel.Language, Line(notice, channel.Language))}");
        var more = notices.Count > MaxLines ? $"\n… +{notices.Count - MaxLines}" : "";
        return $"{NoticeWords.Digest(notices.Count).In(channel.Language)}\n{string.Join('\n', lines)}{more}";
    }

    public static string OneLine(string text) => string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    /// <summary>What the server says of itself and a test have neither a level nor a value; a template made for alarms would read oddly.</summary>
    private static NoticeTemplate TemplateOf(ChannelConfig channel, Notice notice) => notice.Kind == NoticeKind.Briefing ? Briefing : notice.Kind is NoticeKind.Stalled or NoticeKind.Running
        ? Plain
        : channel.Text ?? (notice.Kind == NoticeKind.Test ? Plain : channel.Language == NoticeLanguage.Vi ? Vi : En);

    private static NoticeTemplate SubjectOf(ChannelConfig channel, Notice notice) => notice.Kind == NoticeKind.Briefing ? BriefingSubject : channel.Subject ?? DefaultSubject;

    private static string Line(Notice notice, NoticeLanguage language) => OneLine(TemplateWords.Fill(DigestLine, notice, language));

    private static readonly NoticeTemplate DigestLine = NoticeTemplate.Parse("{time} {state}: {title}\n({level}, {value} {unit})");

    private static string Marked(Notice notice, NoticeLanguage language, string text) => NoticeWords.Mark(notice) is { } mark ? $"{mark.In(language)} {text}" : text;

    private static string MarkedAll(IReadOnlyList<Notice> notices, NoticeLanguage language, string text) =>
        notices.All(notice => notice.Simulated) ? Marked(notices[0], language, text) : text;
}
