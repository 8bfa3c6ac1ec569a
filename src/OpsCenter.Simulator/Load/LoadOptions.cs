using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace OpsCenter.Simulator.Load;

/// <summary>What the load tool is asked to do; one property per argument of the command line.</summary>
public sealed class LoadOptions
{
    /// <summary>Value of <see cref="Topic"/>: line protocol on <c>line/load</c>.</summary>
    public const string LineTopic = "line";

    /// <summary>Value of <see cref="Topic"/>: JSON on <c>load/{device}/json</c>.</summary>
    public const string JsonTopic = "json";

    /// <summary>Host name or address of the server.</summary>
    /// <value>Default 127.0.0.1.</value>
    public string Host { get; set; } = "127.0.0.1";

    /// <summary>TCP port.</summary>
    /// <value>Default 1883; 1 to 65535.</value>
    public int Port { get; set; } = 1883;

    /// <summary>User name of the fleet credential.</summary>
    /// <value>Default null: connect without credentials.</value>
    public string? User { get; set; }

    /// <summary>Password of the fleet credential.</summary>
    public string? Password { get; set; }

    /// <summary>Connections, each with its own client id.</summary>
    /// <value>Default 100; 1 to 60000 (the local ports of one address).</value>
    public int Devices { get; set; } = 100;

    /// <summary>Messages per second over all devices.</summary>
    /// <value>Default 1000; above 0, and at least one message per device in five minutes.</value>
    public double Rate { get; set; } = 1000;

    /// <summary>Quality of service.</summary>
    /// <value>Default 1; 0 or 1.</value>
    public int Qos { get; set; } = 1;

    /// <summary>Protocol level.</summary>
    /// <value>Default 5 (refusals carry a reason); 4 is MQTT 3.1.1.</value>
    public int Protocol { get; set; } = 5;

    /// <summary>Readings per message, the sequence number included.</summary>
    /// <value>Default 3; 1 to 100.</value>
    public int Readings { get; set; } = 3;

    /// <summary><c>line</c>, <c>json</c> or a topic of your own, where <c>{device}</c> stands for the device.</summary>
    /// <value>Default <c>line</c>.</value>
    public string Topic { get; set; } = LineTopic;

    /// <summary>A payload of your own, where <c>{device}</c>, <c>{seq}</c>, <c>{ns}</c> and <c>{ms}</c> are filled in.</summary>
    /// <value>Default null; at most 2000 characters.</value>
    public string? Payload { get; set; }

    /// <summary>What client ids and the tag <c>device</c> begin with, so that two runs can go side by side.</summary>
    /// <value>Default <c>load</c>; 1 to 40 letters, digits and hyphens.</value>
    public string Name { get; set; } = "load";

    /// <summary>New connections per second.</summary>
    /// <value>Default 500; above 0.</value>
    public double ConnectRate { get; set; } = 500;

    /// <summary>Unacknowledged messages per connection; the server's receive maximum counts where it is lower.</summary>
    /// <value>Default 64; 1 to 4096.</value>
    public int Window { get; set; } = 64;

    /// <summary>How long messages fall due.</summary>
    /// <value>Default 60 s.</value>
    public TimeSpan Duration { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long to wait at the end for what is unsent or unacknowledged.</summary>
    /// <value>Default 30 s.</value>
    public TimeSpan Drain { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>File that gets one line per acknowledged message: device, sequence number, Unix nanoseconds.</summary>
    /// <value>Default null: none.</value>
    public string? Ledger { get; set; }

    /// <summary><c>text</c>, <c>json</c>, or <c>line</c>: names and values for a script.</summary>
    /// <value>Default <c>text</c>.</value>
    public string Report { get; set; } = "text";

    /// <summary>Client id and value of the tag <c>device</c>: <c>load-00001</c> for device 0.</summary>
    public string DeviceName(int device) => string.Create(CultureInfo.InvariantCulture, $"{Name}-{device + 1:00000}");

    /// <summary>Reads the command line; every error is listed, none is thrown.</summary>
    public static LoadOptions Parse(IConfiguration arguments, IList<string> errors)
    {
        var options = new LoadOptions();
        options.Host = arguments["host"] ?? options.Host;
        options.Port = (int)Number(arguments, "port", options.Port, errors);
        options.User = arguments["user"];
        options.Password = arguments["password"] ?? Environment.GetEnvironmentVariable("OPSCENTER_LOAD_PASSWORD");
        options.Devices = (int)Number(arguments, "devices", options.Devices, errors);
        options.Rate = Number(arguments, "rate", options.Rate, errors);
        options.Qos = (int)Number(arguments, "qos", options.Qos, errors);
        options.Protocol = (int)Number(arguments, "protocol", options.Protocol, errors);
        options.Readings = (int)Number(arguments, "readings", options.Readings, errors);
        options.Topic = arguments["topic"] ?? options.Topic;
        options.Payload = arguments["payload"];
        options.Name = arguments["name"] ?? options.Name;
        options.ConnectRate = Number(arguments, "connect-rate", options.ConnectRate, errors);
        options.Window = (int)Number(arguments, "window", options.Window, errors);
        options.Duration = Time(arguments, "duration", options.Duration, errors);
        options.Drain = Time(arguments, "drain", options.Drain, errors);
        options.Ledger = arguments["ledger"];
        options.Report = arguments["report"] ?? options.Report;
        options.Check(errors);
        return options;
    }

    private void Check(IList<string> errors)
    {
        Require(Port is >= 1 and <= 65535, "--port: 1 to 65535");
        Require(Devices is >= 1 and <= 60000, "--devices: 1 to 60000");
        Require(Rate > 0, "--rate: above 0");
        Require(Devices / Rate <= 300, "--rate: at least one message per device in five minutes (it stands in for the keep-alive ping)");
        Require(Qos is 0 or 1, "--qos: 0 or 1");
        Require(Protocol is 4 or 5, "--protocol: 4 (MQTT 3.1.1) or 5");
        Require(Readings is >= 1 and <= 100, "--readings: 1 to 100");
        Require(Name.Length is >= 1 and <= 40 && Name.All(sign => char.IsAsciiLetterOrDigit(sign) || sign == '-'), "--name: 1 to 40 letters, digits and hyphens");
        Require(ConnectRate > 0, "--connect-rate: above 0");
        Require(Window is >= 1 and <= 4096, "--window: 1 to 4096");
        Require(Duration > TimeSpan.Zero, "--duration: above 0, as in 60s, 5m, 1h");
        Require(Payload is null || Payload.Length <= 2000, "--payload: at most 2000 characters");
        Require(Topic.Length is > 0 and <= 200, "--topic: line, json or a topic of at most 200 characters");
        Require(Report is "text" or "json" or "line", "--report: text, json or line");
        Require(Ledger is null || Qos == 1, "--ledger: needs --qos 1");

        void Require(bool holds, string message)
        {
            if (!holds)
            {
                errors.Add(message);
            }
        }
    }

    private static double Number(IConfiguration arguments, string name, double otherwise, IList<string> errors)
    {
        if (arguments[name] is not { } text)
        {
            return otherwise;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
        {
            return number;
        }

        errors.Add($"--{name}: '{text}' is not a number");
        return otherwise;
    }

    private static TimeSpan Time(IConfiguration arguments, string name, TimeSpan otherwise, IList<string> errors)
    {
        if (arguments[name] is not { } text)
        {
            return otherwise;
        }

        var (digits, unit) = text.EndsWith("ms", StringComparison.Ordinal) ? (text[..^2], 0.001)
            : text.EndsWith('s') ? (text[..^1], 1d)
            : text.EndsWith('m') ? (text[..^1], 60d)
            : text.EndsWith('h') ? (text[..^1], 3600d)
            : (text, 1d);
        if (double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is >= 0 and < 1e6)
        {
            return TimeSpan.FromSeconds(number * unit);
        }

        errors.Add($"--{name}: '{text}' is not a time such as 500ms, 60s, 5m, 1h");
        return otherwise;
    }
}
