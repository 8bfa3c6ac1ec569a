using System.Text.Json;

namespace OpsCenter.Ingest.Decoding.Syslog;

/// <summary>
/// One message. In the tree: <c>facility</c>, <c>severity</c> (words), <c>facility_code</c>, <c>severity_code</c>, <c>version</c> (RFC 5424), <c>timestamp</c>
/// (RFC 3339), <c>hostname</c>, <c>appname</c>, <c>procid</c>, <c>msgid</c>, <c>data.{id}.{name}</c>, <c>message</c>; what is nil is left out.
/// </summary>
internal sealed class SyslogMessage
{
    private static readonly string[] Facilities =
    [
        "kern", "user", "mail", "daemon", "auth", "syslog", "lpr", "news", "uucp", "cron", "authpriv", "ftp", "ntp", "security", "console",
        "solaris-cron", "local0", "local1", "local2", "local3", "local4", "local5", "local6", "local7",
    ];

    private static readonly string[] Severities = ["emerg", "alert", "crit", "err", "warning", "notice", "info", "debug"];

    public int Priority { get; set; }

    public int? Version { get; set; }

    public string? Timestamp { get; set; }

    public string? Hostname { get; set; }

    public string? AppName { get; set; }

    public string? ProcessId { get; set; }

    public string? MessageId { get; set; }

    public List<(string Id, List<(string Name, string Value)> Values)> Data { get; } = [];

    public string? Message { get; set; }

    public void Write(Utf8JsonWriter tree)
    {
        tree.WriteStartObject();
        tree.WriteString("facility", Facilities[Priority >> 3]);
        tree.WriteNumber("facility_code", Priority >> 3);
        tree.WriteString("severity", Severities[Priority & 7]);
        tree.WriteNumber("severity_code", Priority & 7);
        if (Version is { } version)
        {
            tree.WriteNumber("version", version);
        }

        WriteText(tree, "timestamp", Timestamp);
        WriteText(tree, "hostname", Hostname);
        WriteText(tree, "appname", AppName);
        WriteText(tree, "procid", ProcessId);
        WriteText(tree, "msgid", MessageId);
        if (Data.Count > 0)
        {
            WriteData(tree);
        }

        WriteText(tree, "message", Message);
        tree.WriteEndObject();
    }

    private void WriteData(Utf8JsonWriter tree)
    {
        tree.WriteStartObject("data");
        foreach (var (id, values) in Data)
        {
            tree.WriteStartObject(id);
            foreach (var (name, value) in values)
            {
                tree.WriteString(name, value);
            }

            tree.WriteEndObject();
        }

        tree.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter tree, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            tree.WriteString(name, value);
        }
    }
}
