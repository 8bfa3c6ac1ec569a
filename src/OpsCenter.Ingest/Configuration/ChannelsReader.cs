using System.Net.Mail;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Notifications.Configuration;
using OpsCenter.Core.Notifications.Templates;
using OpsCenter.Core.Outbound;

namespace OpsCenter.Ingest.Configuration;

/// <summary>Reads the channels of <c>notifications.yaml</c>.</summary>
internal sealed class ChannelsReader
{
    private const int MaxId = 64;
    private const int MostPerMinute = 6_000;
    private static readonly TimeSpan LongestAge = TimeSpan.FromDays(30);
    private static readonly Dictionary<string, bool> Flags = new(StringComparer.Ordinal) { ["true"] = true, ["false"] = false };

    private static readonly Dictionary<string, ChannelKind> Kinds = new(StringComparer.Ordinal)
    {
        ["email"] = ChannelKind.Email,
        ["webhook"] = ChannelKind.Webhook,
        ["chat"] = ChannelKind.Chat,
        ["alertmanager"] = ChannelKind.Alertmanager,
    };

    private static readonly Dictionary<string, NoticeLanguage> Languages = new(StringComparer.Ordinal) { ["vi"] = NoticeLanguage.Vi, ["en"] = NoticeLanguage.En };

    private static readonly Dictionary<string, MailSecurity> Securities = new(StringComparer.Ordinal)
    {
        ["starttls"] = MailSecurity.StartTls,
        ["tls"] = MailSecurity.Tls,
        ["none"] = MailSecurity.None,
    };

    private readonly Dictionary<string, ChannelConfig> _channels = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Ids => _channels.Keys;

    public IReadOnlyList<ChannelConfig> Build() => [.. _channels.Values];

    public static bool IsId(string id) =>
        id.Length is > 0 and <= MaxId && id.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-' or '_');

    /// <summary>Written out, or a secret as a whole: the addresses of many chat services are one.</summary>
    public static (Uri? Address, string? Source) Address(ConfigMap map, string example)
    {
        if (map.Required("address", "https://chat.example.vn/hooks/abc") is not { } node || node.Text() is not { } text)
        {
            return (null, null);
        }

        return SecretSource.IsSource(text) ? (null, text) : (ConfigAddress.Http(node, example), null);
    }

    public void Read(ConfigNode node)
    {
        if (node.Map() is not { } map)
        {
            return;
        }

        var idNode = map.Required("id", "truc-ban");
        map.Required("kind", "chat");
        var kind = map.OptionalChoice("kind", Kinds);
        var language = map.OptionalChoice("language", Languages) ?? NoticeLanguage.Vi;
        var id = idNode?.Text();
        var (address, source) = kind is null or ChannelKind.Email ? (null, null) : Address(map, "address: https://chat.example.vn/hooks/abc");
        var channel = new ChannelConfig
        {
            Id = id ?? "",
            Name = map.OptionalLocalized("name") ?? LocalizedText.Same(id ?? ""),
            Kind = kind ?? ChannelKind.Webhook,
            Language = language,
            Address = address,
            AddressSource = source,
            Mail = kind == ChannelKind.Email ? Mail(map) : null,
            TokenSource = kind == ChannelKind.Email ? null : ConfigSecret.Source(map, "token"),
            User = map.OptionalText("user"),
            PasswordSource = ConfigSecret.Source(map, "password"),
            Subject = kind == ChannelKind.Email ? Template(map, "subject", language) : null,
            Text = Template(map, "text", language),
            TextField = kind == ChannelKind.Chat ? map.OptionalText("textField") ?? "text" : "text",
            Extra = kind == ChannelKind.Chat ? Extra(map) : new Dictionary<string, string>(),
            PerMinute = Whole(map, "perMinute", MostPerMinute) ?? 20,
            MaxAge = MaxAge(map),
            MaxAttempts = Whole(map, "maxAttempts", int.MaxValue),
            Watchdog = map.OptionalChoice("watchdog", Flags) ?? false,
        };
        map.ReportUnknownKeys();
        Check(node, map, channel);
        if (id is null || kind is null)
        {
            return;
        }

        if (!IsId(id))
        {
            idNode!.Error($"'{id}' cannot be an id of a channel", $"Use up to {MaxId} lower-case letters, digits, '-' and '_'");
        }
        else if (!_channels.TryAdd(id, channel))
        {
            idNode!.Error($"channel '{id}' is there twice", "Rename one");
        }
    }

    private static void Check(ConfigNode node, ConfigMap map, ChannelConfig channel)
    {
        if ((map.Optional("user") is null) != (map.Optional("password") is null))
        {
            node.Error("user and password belong together", "Give both or neither");
        }

        if (channel is { TokenSource: not null, User: not null })
        {
            node.Error("there are a token and a user", "Give one of the two");
        }

        if (channel is { Mail.Security: MailSecurity.None, User: not null })
        {
            node.Error("the password would go over the network unprotected", "Write 'security: starttls' or 'security: tls', or remove user and password");
        }
    }

    private static MailConfig? Mail(ConfigMap map)
    {
        var server = map.RequiredText("server", "smtp.example.vn");
        var security = map.OptionalChoice("security", Securities) ?? MailSecurity.StartTls;
        var port = Whole(map, "port", 65_535) ?? security switch { MailSecurity.Tls => 465, MailSecurity.None => 25, _ => 587 };
        var from = map.Required("from", "ioc@example.vn") is { } fromNode ? MailAddressOf(fromNode) : null;
        var toNode = map.Required("to", "[truc-ban@example.vn]");
        var to = (toNode?.Items() ?? []).Select(MailAddressOf).OfType<string>().ToArray();
        if (toNode is { IsList: true } && !toNode.Items().Any())
        {
            toNode.Error("nobody would get the mail", "Write at least one address");
        }

        return server is null || from is null || to.Length == 0 ? null : new MailConfig(server, port, security, from, to);
    }

    private static string? MailAddressOf(ConfigNode node)
    {
        if (node.Text() is not { } text)
        {
            return null;
        }

        if (MailAddress.TryCreate(text, out var address) && address.Address == text && text.All(sign => sign is > ' ' and <= '~' and not ('<' or '>')))
        {
            return text;
        }

        node.Error($"'{text}' is not a mail address", "Write the address alone, e.g. truc-ban@example.vn");
        return null;
    }

    private static NoticeTemplate? Template(ConfigMap map, string name, NoticeLanguage language)
    {
        if (map.Optional(name) is not { } node || map.OptionalLocalized(name) is not { } text)
        {
            return null;
        }

        // Both are read, so that a slip is found before somebody changes the language.
        NoticeTemplate? chosen = null;
        foreach (var (each, isChosen) in new[] { (text.Vi, language == NoticeLanguage.Vi), (text.En, language == NoticeLanguage.En) }.DistinctBy(pair => pair.Item1))
        {
            if (!NoticeTemplate.TryParse(each, out var template, out var unknown))
            {
                node.Error(
                    unknown is null ? "a brace stands alone" : $"'{{{unknown}}}' is no placeholder",
                    unknown is null ? "Write {{ or }} for a brace that is text" : Nearest.Remedy(unknown, TemplateWords.All));
            }
            else if (isChosen || text.Vi == text.En)
            {
                chosen = template;
            }
        }

        return chosen;
    }

    private static Dictionary<string, string> Extra(ConfigMap map) => (map.Optional("extra")?.Members() ?? [])
        .Select(member => (member.Name, Value: member.Value.Text()))
        .Where(pair => pair.Value is not null)
        .ToDictionary(pair => pair.Name, pair => pair.Value!, StringComparer.Ordinal);

    private static int? Whole(ConfigMap map, string name, int most)
    {
        if (map.Optional(name) is not { } node || node.Number() is not { } number)
        {
            return null;
        }

        if (number >= 1 && number <= most && number == Math.Floor(number))
        {
            return (int)number;
        }

        node.Error($"{node.Shown()} is not allowed", $"Write a whole number from 1 to {most}");
        return null;
    }

    private static TimeSpan? MaxAge(ConfigMap map)
    {
        if (map.OptionalDuration("maxAge") is not { } age)
        {
            return null;
        }

        if (age > TimeSpan.Zero && age <= LongestAge)
        {
            return age;
        }

        map.Optional("maxAge")!.Error("is no time to keep trying", "Write up to 30d, e.g. 1d");
        return null;
    }
}
