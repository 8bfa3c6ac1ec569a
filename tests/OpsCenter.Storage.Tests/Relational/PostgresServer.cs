using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.Storage.Tests.Relational;

/// <summary>
/// A real PostgreSQL for this test run, from the machine's own binaries, on a free loopback port; absent where there are none. It takes a thousand connections:
/// every test has a database of its own, whose pool keeps some idle.
/// </summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private readonly int _port = FreePort();
    private string? _folder;
    private Process? _server;

    public static bool Present { get; } = PeerFactAttribute.Program("initdb") is not null && PeerFactAttribute.Program("postgres") is not null;

    public string ConnectionString(string database) => string.Create(
        CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={_port};Username=postgres;Database={database};Pooling=true;Timeout=30");

    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"t{Guid.NewGuid():N}";
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await command.ExecuteNonQueryAsync();
        return ConnectionString(name);
    }

    public async Task InitializeAsync()
    {
        if (!Present)
        {
            return;
        }

        _folder = Directory.CreateTempSubdirectory("opscenter-pg-").FullName;
        if (Environment.UserName == "root")
        {
            await RunAsync("chown", "postgres", _folder);
        }

        var data = Path.Combine(_folder, "data");
        await RunAsync(AsServerUser(PeerFactAttribute.Program("initdb")!, "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C"));
        var port = _port.ToString(CultureInfo.InvariantCulture);
        _server = Start(AsServerUser(
            PeerFactAttribute.Program("postgres")!, "-D", data, "-p", port, "-k", _folder, "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off", "-c", "shared_buffers=16MB", "-c", "max_connections=1000"));
        await WaitUntilItAnswersAsync(_server);
    }

    public async Task DisposeAsync()
    {
        if (_server is null)
        {
            return;
        }

        NpgsqlConnection.ClearAllPools();

        // The process may be runuser, which hands a TERM on to the server it started.
        Process.Start("kill", ["-TERM", _server.Id.ToString(CultureInfo.InvariantCulture)]).Dispose();
        await _server.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
        _server.Dispose();
        Directory.Delete(_folder!, recursive: true);
    }

    private async Task WaitUntilItAnswersAsync(Process server)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            try
            {
                await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
                await connection.OpenAsync(patience.Token);
                return;
            }
            catch (NpgsqlException) when (!server.HasExited)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, patience.Token);
            }
        }
    }

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private static string[] AsServerUser(params string[] command) =>
        Environment.UserName == "root" ? ["runuser", "-u", "postgres", "--", .. command] : command;

    private static Process Start(string[] command)
    {
        var process = new Process
        {
            StartInfo = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" },
        };
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static async Task RunAsync(params string[] command)
    {
        using var process = Start(command);
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Equal(0, process.ExitCode);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
