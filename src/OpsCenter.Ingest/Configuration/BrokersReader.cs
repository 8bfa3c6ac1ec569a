using OpsCenter.Ingest.Feeds.Brokers;
using OpsCenter.Mqtt;
using OpsCenter.Mqtt.Topics;

namespace OpsCenter.Ingest.Configuration;

/// <summary>Reads <c>brokers.yaml</c>: foreign MQTT brokers that are listened to.</summary>
internal sealed class BrokersReader(IReadOnlyCollection<string> feedIds)
{
    private static readonly Dictionary<string, bool> Retained = new(StringComparer.Ordinal) { ["skip"] = false, ["take"] = true };
    private const int PlainPort = 1883;
    private const int SecurePort = 8883;
    private static readonly TimeSpan LongestSession = TimeSpan.FromDays(30);
    private static readonly Dictionary<string, MqttVersion> Versions = new(StringComparer.Ordinal) { ["3.1.1"] = MqttVersion.V311, ["5"] = MqttVersion.V5 };
    private readonly Dictionary<string, BrokerConfig> _brokers = new(StringComparer.Ordinal);

    public IReadOnlyList<BrokerConfig> Build() => [.. _brokers.Values];

    public void Read(ConfigNode root)
    {
        foreach (var node in root.OnlyList("brokers"))
        {
            ReadBroker(node);
        }
    }

    private void ReadBroker(ConfigNode node)
    {
        if (node.Map() is not { } map)
        {
            return;
        }

        var id = map.RequiredText("id", "city-broker");
        var address = map.Required("address", "mqtts://broker.example.vn:8883") is { } addressNode ? Address(addressNode) : null;
        var client = map.OptionalText("client");
        var version = map.OptionalChoice("version", Versions) ?? MqttVersion.V311;
        var (user, password) = (map.OptionalText("user"), ConfigSecret.Source(map, "password"));
        var (authorities, certificate, key) = (PemFile(map, "ca"), PemFile(map, "certificate"), PemFile(map, "key"));
        var filters = Filters(map);
        var prefix = Prefix(map);
        var keep = KeepSession(map);
        var retained = map.OptionalChoice("retained", Retained) ?? false;
        map.ReportUnknownKeys();
        if (address is not { Scheme: "mqtts" } && (authorities ?? certificate ?? key) is not null)
        {
            node.Error("ca, certificate and key are for TLS", "Write the address with mqtts://, or remove them");
        }

        if (key is not null && certificate is null)
        {
            node.Error("there is a key without its certificate", "Add 'certificate'");
        }

        if (map.Optional("password") is not null && user is null)
        {
            node.Error("there is a password without a user", "Add 'user'");
        }

        if (id is null || address is null || filters.Length == 0)
        {
            return;
        }

        var config = new BrokerConfig
        {
            Id = id,
            Topic = string.Join(", ", filters.Split('\n').Select(line => prefix + line[2..])),
            Host = address.IdnHost,
            Port = address.Port > 0 ? address.Port : address.Scheme == "mqtts" ? SecurePort : PlainPort,
            Secure = address.Scheme == "mqtts",
            Version = version,
            ClientId = client ?? $"opscenter-{id}",
            User = user,
            PasswordSource = password,
            AuthoritiesPath = authorities,
            CertificatePath = certificate,
            KeyPath = key,
            Filters = filters,
            Prefix = prefix,
            KeepSession = keep,
            TakeRetained = retained,
        };
        if (feedIds.Contains(id) || !_brokers.TryAdd(id, config))
        {
            node.Error($"feed '{id}' is there twice", "Ids are unique over brokers, polls and drops; rename one");
        }
    }

    private static Uri? Address(ConfigNode node)
    {
        if (node.Text() is not { } text)
        {
            return null;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("mqtt" or "mqtts") || address.Host.Length == 0 || address.PathAndQuery is not ("" or "/"))
        {
            node.Error("is not the address of a broker", "Write e.g. mqtt://192.0.2.10:1883, or mqtts:// for TLS");
            return null;
        }

        if (address.UserInfo.Length > 0)
        {
            // The address itself is not repeated: it holds a secret, and errors are shown and logged.
            node.Error("the address holds a user or password", "Remove it and give 'user' and 'password: env:NAME'");
            return null;
        }

        return address;
    }

    /// <summary>Texts, or <c>{filter: …, qos: …}</c>.</summary>
    private static string Filters(ConfigMap map)
    {
        var lines = new List<string>();
        foreach (var item in map.Required("subscribe", "['frigate/#']")?.Items() ?? [])
        {
            var (filterNode, qualityOfService) = (item, 1.0);
            if (!item.IsScalar && item.Map() is { } each)
            {
                filterNode = each.Required("filter", "'frigate/#'");
                qualityOfService = each.OptionalNumber("qos") ?? 1;
                each.ReportUnknownKeys();
                if (qualityOfService is not (0 or 1 or 2))
                {
                    item.Error("qos is 0, 1 or 2", "Write 1 to have each message acknowledged when it is stored");
                    continue;
                }
            }

            if (filterNode?.Text() is { } filter)
            {
                if (MqttTopic.IsValidFilter(filter) && filter.AsSpan().IndexOfAny('\r', '\n') < 0)
                {
                    lines.Add($"{(int)qualityOfService} {filter}");
                }
                else
                {
                    filterNode.Error($"'{filter}' is not a topic filter", "Write e.g. frigate/#, or sensors/+/state");
                }
            }
        }

        return string.Join('\n', lines);
    }

    private static string Prefix(ConfigMap map)
    {
        if (map.Optional("prefix") is not { } node || node.Text() is not { Length: > 0 } text)
        {
            return "";
        }

        if (text.AsSpan().IndexOfAny('+', '#') >= 0 || text[0] == '$')
        {
            node.Error($"'{text}' cannot stand before topics", "Write e.g. city/");
        }

        return text[^1] == '/' ? text : text + "/";
    }

    private static TimeSpan KeepSession(ConfigMap map)
    {
        if (map.OptionalDuration("keep_session") is not { } keep)
        {
            return TimeSpan.FromDays(1);
        }

        if (keep > LongestSession)
        {
            map.Optional("keep_session")!.Error("is too long", "Write up to 30d");
        }

        return keep;
    }

    private static string? PemFile(ConfigMap map, string name)
    {
        if (map.Optional(name) is not { } node || node.Text() is not { } path)
        {
            return null;
        }

        if (!Path.IsPathFullyQualified(path) || !File.Exists(path))
        {
            node.Error($"there is no file '{path}'", "Write the absolute path of a PEM file");
        }

        return path;
    }
}
