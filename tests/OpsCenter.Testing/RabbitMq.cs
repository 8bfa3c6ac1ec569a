using System.Diagnostics;

namespace OpsCenter.Testing;

/// <summary>A real RabbitMQ with its MQTT plugin: own node name, ports, port mapper and data folder; may be killed and started again on them.</summary>
public sealed class RabbitMq : IAsyncDisposable
{
    /// <summary>The script itself: Debian's wrapper on PATH would run it as another user, with that user's folders.</summary>
    private const string Script = "/usr/lib/rabbitmq/bin/rabbitmq-server";

    private readonly TemporaryFolder _folder = new();
    private readonly int _mapperPort = ServerProcess.FreePort();
    private readonly int _nodePort = ServerProcess.FreePort();
    private readonly int _amqpPort = ServerProcess.FreePort();
    private Process? _process;

    private RabbitMq()
    {
        File.WriteAllText(InFolder("rabbitmq.conf"), $"""
            listeners.tcp.1 = 127.0.0.1:{_amqpPort}
            mqtt.listeners.tcp.1 = 127.0.0.1:{MqttPort}
            mqtt.allow_anonymous = true
            log.console = true
            log.file = false
            """);
        File.WriteAllText(InFolder("enabled_plugins"), "[rabbitmq_mqtt].\n");
    }

    public int MqttPort { get; } = ServerProcess.FreePort();

    public static async Task<RabbitMq> StartAsync()
    {
        var broker = new RabbitMq();
        await broker.StartAgainAsync();
        return broker;
    }

    public async Task StartAgainAsync()
    {
        var start = new ProcessStartInfo(Script) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["HOME"] = _folder.Path;
        start.Environment["RABBITMQ_NODENAME"] = $"test{MqttPort}@localhost";
        start.Environment["RABBITMQ_CONFIG_FILE"] = InFolder("rabbitmq.conf");
        start.Environment["RABBITMQ_CONF_ENV_FILE"] = "/dev/null";
        start.Environment["RABBITMQ_ENABLED_PLUGINS_FILE"] = InFolder("enabled_plugins");
        start.Environment["RABBITMQ_MNESIA_BASE"] = InFolder("data");
        start.Environment["RABBITMQ_LOG_BASE"] = InFolder("log");
        start.Environment["RABBITMQ_PID_FILE"] = InFolder("pid");
        start.Environment["RABBITMQ_DIST_PORT"] = $"{_nodePort}";
        start.Environment["ERL_EPMD_PORT"] = $"{_mapperPort}";
        _process = Process.Start(start)!;
        _ = _process.StandardError.ReadToEndAsync();
        var lines = new Queue<string>();
        while (await _process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(3)) is { } line)
        {
            lines.Enqueue(line);
            if (line.Contains("Server startup complete", StringComparison.Ordinal))
            {
                _ = _process.StandardOutput.ReadToEndAsync();
                return;
            }
        }

        throw new InvalidOperationException($"RabbitMQ did not start:\n{string.Join('\n', lines)}");
    }

    /// <summary>SIGKILL to the whole of it.</summary>
    public async Task KillAsync()
    {
        _process!.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await KillAsync();
        }

        // The node has started a port mapper that outlives it.
        using var mapper = Process.Start(new ProcessStartInfo("epmd", ["-port", $"{_mapperPort}", "-kill"]) { RedirectStandardOutput = true, RedirectStandardError = true });
        await (mapper?.WaitForExitAsync() ?? Task.CompletedTask);
        _folder.Dispose();
    }

    private string InFolder(string name) => Path.Combine(_folder.Path, name);
}
