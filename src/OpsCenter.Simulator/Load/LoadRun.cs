using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace OpsCenter.Simulator.Load;

/// <summary>Drives all connections of a load run from one thread: connect, send what is due, wait for the last answers.</summary>
public sealed class LoadRun(LoadOptions options, TimeProvider time, TextWriter progress)
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(60);

    private readonly byte[] _buffer = new byte[64 * 1024];
    private readonly LatencyHistogram _slip = new();

    // Connections that still owe something; each is in it at most once, so it is bounded by their number.
    private readonly List<LoadConnection> _late = [];
    private readonly HashSet<LoadConnection> _isLate = [];
    private readonly List<LoadConnection> _waiting = [];

    private long[] _shownCounts = new LatencyHistogram().Snapshot();
    private TimeSpan _shownAt;
    private long _shownSent;
    private LoadConnection[] _connections = [];
    private Dictionary<LoadConnection, int> _numbers = [];

    /// <summary>Runs to the end of the plan. Cancelled, it makes no new messages and waits for the answers still owed, as at the end.</summary>
    public LoadReport Run(CancellationToken cancellation)
    {
        using var ledger = options.Ledger is null ? null : new LoadLedger(options.Ledger);
        var context = new LoadContext(options, Resolve(options), ledger, time);
        _connections = [.. Enumerable.Range(0, options.Devices).Select(device => new LoadConnection(context, device))];
        _numbers = _connections.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        try
        {
            if (!ConnectAll(context, cancellation))
            {
                context.Fail("not every device could connect");
                return Report(context, planned: 0, TimeSpan.Zero, TimeSpan.Zero);
            }

            var processor = ProcessorTime();
            context.StartTimestamp = time.GetTimestamp();
            context.StartUnixNanoseconds = (time.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * 100;
            var planned = Send(context, cancellation);
            Drain(context, planned);
            var report = Report(context, planned, time.GetElapsedTime(context.StartTimestamp), ProcessorTime() - processor);
            Leave();
            return report;
        }
        finally
        {
            foreach (var connection in _connections)
            {
                connection.Close();
            }
        }
    }

    private bool ConnectAll(LoadContext context, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        var patience = ConnectPatience + TimeSpan.FromSeconds(options.Devices / options.ConnectRate);
        var started = 0;
        while (!cancellation.IsCancellationRequested && context.Fatal is null && time.GetElapsedTime(start) < patience)
        {
            var due = Math.Min(options.Devices, (int)(time.GetElapsedTime(start).TotalSeconds * options.ConnectRate) + 1);
            for (; started < due; started++)
            {
                _connections[started].Connect();
            }

            Reconnect(context);
            if (started == options.Devices && _connections.All(connection => connection.IsOpen))
            {
                progress.WriteLine($"connected {options.Devices} devices in {time.GetElapsedTime(start).TotalSeconds:0.0} s");
                return true;
            }

            cancellation.WaitHandle.WaitOne(Tick * 5);
        }

        return false;
    }

    private long Send(LoadContext context, CancellationToken cancellation)
    {
        var next = 0L;
        while (next < context.Schedule.Total && !cancellation.IsCancellationRequested && context.Fatal is null)
        {
            var elapsed = time.GetElapsedTime(context.StartTimestamp);
            var due = context.Schedule.Due(elapsed);
            for (; next < due; next++)
            {
                var device = (int)(next % options.Devices);
                _slip.Record((long)(elapsed - context.Schedule.DueAt(device, next / options.Devices)).TotalMicroseconds);
                var connection = _connections[device];
                if (!_isLate.Contains(connection) && !connection.Pump((next / options.Devices) + 1, late: false, _buffer))
                {
                    _isLate.Add(connection);
                    _late.Add(connection);
                }
            }

            Catch(context, due);
            Show(context, elapsed);
            cancellation.WaitHandle.WaitOne(Tick);
        }

        return next;
    }

    private void Drain(LoadContext context, long planned)
    {
        var since = time.GetTimestamp();
        var open = _connections.ToList();
        using var never = new ManualResetEventSlim();
        while (context.Fatal is null && time.GetElapsedTime(since) < options.Drain)
        {
            Catch(context, planned);
            foreach (var connection in open.Where(connection => connection.Unanswered > 0 && _isLate.Add(connection)))
            {
                // Unanswered when its connection broke: pumped again until the answer is there.
                _late.Add(connection);
            }

            open.RemoveAll(connection => connection.Unanswered == 0 && !_isLate.Contains(connection));
            if (open.Count == 0)
            {
                return;
            }

            Show(context, time.GetElapsedTime(context.StartTimestamp));
            never.WaitHandle.WaitOne(Tick * 5);
        }
    }

    private void Leave()
    {
        var since = time.GetTimestamp();
        using var never = new ManualResetEventSlim();
        foreach (var connection in _connections)
        {
            connection.Leave();
        }

        while (_connections.Any(connection => connection.IsOpen) && time.GetElapsedTime(since) < options.Drain)
        {
            never.WaitHandle.WaitOne(Tick * 5);
        }
    }

    /// <summary>Reconnects what is down and gives those that owe something their turn.</summary>
    private void Catch(LoadContext context, long due)
    {
        foreach (var connection in Reconnect(context).Concat(Owing(context)).Where(_isLate.Add))
        {
            _late.Add(connection);
        }

        for (var at = _late.Count - 1; at >= 0; at--)
        {
            var connection = _late[at];
            if (connection.Pump(context.Schedule.DueOf(_numbers[connection], due), late: true, _buffer))
            {
                _isLate.Remove(connection);
                _late[at] = _late[^1];
                _late.RemoveAt(_late.Count - 1);
            }
        }
    }

    private static IEnumerable<LoadConnection> Owing(LoadContext context)
    {
        while (context.Owing.TryDequeue(out var connection))
        {
            yield return connection;
        }
    }

    private List<LoadConnection> Reconnect(LoadContext context)
    {
        while (context.Down.TryDequeue(out var connection))
        {
            _waiting.Add(connection);
        }

        if (_waiting.Count == 0)
        {
            return _waiting;
        }

        var now = time.GetTimestamp();
        var ready = _waiting.FindAll(connection => connection.RetryAt <= now);
        _waiting.RemoveAll(connection => connection.RetryAt <= now);
        ready.ForEach(connection => connection.Connect());
        return ready;
    }

    private void Show(LoadContext context, TimeSpan elapsed)
    {
        if (elapsed - _shownAt < TimeSpan.FromSeconds(1))
        {
            return;
        }

        var perSecond = (context.Sent - _shownSent) / (elapsed - _shownAt).TotalSeconds;
        progress.WriteLine(FormattableString.Invariant(
            $"{elapsed.TotalSeconds,6:0}s  sent {context.Sent} ({perSecond:0}/s)  acknowledged {context.Acknowledged}  p50 {context.Latency.Percentile(0.5, _shownCounts) / 1000d:0.00} ms  p99 {context.Latency.Percentile(0.99, _shownCounts) / 1000d:0.00} ms  late {_late.Count}  disconnects {context.Dropped}"));
        (_shownAt, _shownSent, _shownCounts) = (elapsed, context.Sent, context.Latency.Snapshot());
    }

    private LoadReport Report(LoadContext context, long planned, TimeSpan elapsed, TimeSpan processor)
    {
        return new LoadReport(
            options.Devices, options.Rate, options.Qos, planned, context.Sent, context.SentAgain, context.SentBack, context.Acknowledged, context.Refused,
            options.Qos == 0 ? 0 : context.Sent - context.Acknowledged - context.Refused, planned - context.Sent, context.Dropped,
            Percentiles.Of(context.ConnectTime), Percentiles.Of(context.Latency), Percentiles.Of(_slip),
            elapsed.TotalSeconds, processor.TotalSeconds, context.Fatal);
    }

    private static TimeSpan ProcessorTime()
    {
        using var self = Process.GetCurrentProcess();
        return self.TotalProcessorTime;
    }

    private static IPEndPoint Resolve(LoadOptions options)
    {
        if (IPAddress.TryParse(options.Host, out var address))
        {
            return new IPEndPoint(address, options.Port);
        }

        var addresses = Dns.GetHostAddresses(options.Host);
        return new IPEndPoint(addresses.FirstOrDefault(each => each.AddressFamily == AddressFamily.InterNetwork) ?? addresses[0], options.Port);
    }
}
