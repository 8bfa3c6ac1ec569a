using OpsCenter.Ingest.Feeds;
using OpsCenter.Ingest.Feeds.Drops;
using OpsCenter.Ingest.Feeds.Polling;

namespace OpsCenter.Ingest.Configuration;

/// <summary>Reads the packs' <c>feeds.yaml</c>: addresses that are polled and folders whose files are taken in.</summary>
internal sealed class FeedsReader
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);
    private readonly Dictionary<string, FeedConfig> _feeds = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Ids => _feeds.Keys;

    public IReadOnlyList<FeedConfig> Build() => [.. _feeds.Values];

    public void Read(ConfigNode root, string pack)
    {
        if (root.Map() is not { } map)
        {
            return;
        }

        foreach (var node in map.OptionalList("polls"))
        {
            Add(node, ReadPoll(node, pack));
        }

        foreach (var node in map.OptionalList("drops"))
        {
            Add(node, ReadDrop(node, pack));
        }

        map.ReportUnknownKeys();
    }

    private void Add(ConfigNode node, FeedConfig? feed)
    {
        if (feed is not null && !_feeds.TryAdd(feed.Id, feed))
        {
            node.Error($"feed '{feed.Id}' is there twice", "Feed ids are unique over all packs; rename one");
        }
    }

    private static PollConfig? ReadPoll(ConfigNode node, string pack)
    {
        if (node.Map() is not { } map)
        {
            return null;
        }

        var id = map.RequiredText("id", $"{pack}.stations");
        var address = ReadAddress(map);
        var topic = Topic(map, $"poll/{pack}", withName: false);
        var every = Duration(map, "every", TimeSpan.FromMinutes(5));
        var timeout = Duration(map, "timeout", TimeSpan.FromSeconds(30));
        var headers = Headers(map);
        var (user, password, token) = (map.OptionalText("user"), ConfigSecret.Source(map, "password"), ConfigSecret.Source(map, "token"));
        map.ReportUnknownKeys();
        if ((map.Optional("user") is null) != (map.Optional("password") is null))
        {
            node.Error("user and password belong together", "Give both or neither");
        }

        if (user is not null && token is not null)
        {
            node.Error("there are a user and a token", "Give user and password, or token");
        }

        return id is null || address is null || topic is null
            ? null
            : new PollConfig
            {
                Id = id,
                Address = address.Value.Address,
                System = address.Value.System,
                Below = address.Value.Below,
                Topic = topic,
                Every = every,
                Timeout = timeout,
                Headers = headers,
                User = user,
                PasswordSource = password,
                TokenSource = token,
            };
    }

    /// <summary>A whole address, or <c>{name}/path</c> below the address that the server's settings give the system.</summary>
    private static (Uri? Address, string? System, string Below)? ReadAddress(ConfigMap map)
    {
        const string example = "https://api.example.vn/stations";
        if (map.Required("url", example) is not { } node || node.Text() is not { } text)
        {
            return null;
        }

        if (!text.StartsWith('{'))
        {
            return ConfigAddress.Http(node, example) is { } address ? (address, null, "") : null;
        }

        var end = text.IndexOf('}', StringComparison.Ordinal);
        var (system, below) = end < 0 ? ("", "") : (text[1..end], text[(end + 1)..]);
        if (system.Length > 0 && system.All(sign => char.IsAsciiLetterLower(sign) || char.IsAsciiDigit(sign) || sign == '-')
            && (below.Length == 0 || below[0] is '/' or '?') && !below.Contains('#', StringComparison.Ordinal) && Uri.IsWellFormedUriString("http://h" + below, UriKind.Absolute))
        {
            return (null, system, below);
        }

        node.Error($"'{text}' names no system", "Write '{health}/hospitals.json': the setting Feeds:Systems:health gives the address before the path");
        return null;
    }

    private static DropConfig? ReadDrop(ConfigNode node, string pack)
    {
        if (node.Map() is not { } map)
        {
            return null;
        }

        var id = map.RequiredText("id", $"{pack}.reports");
        var folder = map.Required("folder", pack);
        var files = map.Required("files", "'*.csv'");
        var topic = Topic(map, $"drop/{pack}/{{name}}", withName: true);
        var lines = Count(map, "lines", least: 1);
        var header = Count(map, "header", least: 0);
        map.ReportUnknownKeys();
        if (files?.Text() is { } pattern && pattern.AsSpan().IndexOfAny('/', '\\') >= 0)
        {
            files.Error($"'{pattern}' is no pattern of file names", "Write e.g. '*.csv'; the folder stands in 'folder'");
        }

        if (folder?.Text() is { } place && (string.IsNullOrWhiteSpace(place) || place.Contains('\0', StringComparison.Ordinal)))
        {
            folder.Error("is no folder", $"Write a folder below Feeds:DropFolder, e.g. {pack}, or an absolute one");
        }

        if (lines is not null && files?.Text()?.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase) == true)
        {
            map.Optional("lines")!.Error("a workbook has no lines to cut it at", "Remove 'lines'; up to 50,000 rows are one message");
        }

        if (header > 0 && lines is null)
        {
            map.Optional("header")!.Error("a header is repeated only where the file is cut into lines", "Add 'lines: 1000', or remove 'header'");
        }

        return id is null || folder?.Text() is not { } where || topic is null || files?.Text() is not { } names
            ? null
            : new DropConfig { Id = id, Folder = where, Files = names, Topic = topic, Lines = lines, Header = header ?? 0 };
    }

    private static string? Topic(ConfigMap map, string example, bool withName)
    {
        if (map.Required("topic", example) is not { } node || node.Text() is not { } text)
        {
            return null;
        }

        var plain = withName ? text.Replace("{name}", "name", StringComparison.Ordinal) : text;
        if (plain.Length > 0 && plain.AsSpan().IndexOfAny("+#{}") < 0 && plain[0] != '$')
        {
            return text;
        }

        node.Error($"'{text}' is not a topic to give to messages", $"Write a plain topic that a source of sources.yaml takes, e.g. {example}");
        return null;
    }

    private static TimeSpan Duration(ConfigMap map, string name, TimeSpan usual)
    {
        if (map.OptionalDuration(name) is not { } duration)
        {
            return usual;
        }

        if (duration < Shortest || duration > Longest)
        {
            map.Optional(name)!.Error("is too short or too long", "Write 1s to 1d");
        }

        return duration;
    }

    private static int? Count(ConfigMap map, string name, int least)
    {
        const int most = 1_000_000;
        if (map.OptionalNumber(name) is not { } number)
        {
            return null;
        }

        if (number >= least && number <= most && double.IsInteger(number))
        {
            return (int)number;
        }

        map.Optional(name)!.Error("is no number of lines", $"Write {least} to {most}");
        return null;
    }

    private static string Headers(ConfigMap map)
    {
        var lines = new List<string>();
        foreach (var (name, value) in map.Optional("headers")?.Members() ?? [])
        {
            if (name.Equals("Authorization", StringComparison.OrdinalIgnoreCase))
            {
                value.Error("a credential is not written here", "Use 'token: env:NAME', or 'user' and 'password: env:NAME'");
            }
            else if (value.Text() is { } text && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_') && text.AsSpan().IndexOfAny('\r', '\n') < 0)
            {
                lines.Add($"{name}: {text}");
            }
            else
            {
                value.Error("is no header", "Write 'Name: value' on one line");
            }
        }

        return string.Join('\n', lines);
    }
}
