using System.Net.Sockets;
using System.Security.Authentication;
using OpsCenter.Mqtt.Packets;

namespace OpsCenter.Mqtt.Client;

/// <summary>
/// Keeps a client connected for ever: comes back with jittered pauses, subscribes again, and repeats a publish that lost its answer
/// (at least once; a message may arrive twice, QoS 2 included). What it receives is acknowledged as <see cref="MqttClientOptions.OnMessage"/> or
/// <see cref="MqttClientOptions.OnDelivery"/> say; with a kept session (no clean start, a session expiry in 5.0) the server delivers again
/// what was not.
/// </summary>
public sealed class MqttReconnectingClient : IAsyncDisposable
{
    private readonly MqttClient _client;
    private readonly MqttReconnectOptions _reconnect;
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly List<MqttSubscription> _subscriptions = [];
    private readonly HashSet<string> _granted = [];
    private DateTimeOffset? _lostAt;
    private TaskCompletionSource _connected = NewSignal();
    private TaskCompletionSource _lost = NewSignal();
    private Task _running = Task.CompletedTask;

    public MqttReconnectingClient(MqttClientOptions options, MqttReconnectOptions? reconnect = null)
    {
        _client = new MqttClient(options);
        _reconnect = reconnect ?? new MqttReconnectOptions();
        _client.Closed += OnClosed;
    }

    /// <summary>Raised after each CONNACK, accepted or not.</summary>
    public event Action<MqttConnectResult>? Answered;

    /// <summary>Raised when a connection was accepted, before the filters are asked for. Messages of a kept session may be there already.</summary>
    public event Action<MqttConnected>? Connected;

    /// <summary>Raised when the server refuses a filter; the connection goes on without it.</summary>
    public event Action<string, MqttReasonCode>? SubscriptionRefused;

    /// <summary>Raised when an attempt fails or a connection ends, with the cause where one is known.</summary>
    public event Action<Exception?>? Lost;

    public bool IsConnected => _client.IsConnected;

    /// <summary>Starts connecting; returns at once. Call it once.</summary>
    public void Start() => _running = RunAsync();

    /// <summary>Completes while there is a connection.</summary>
    public Task WhenConnectedAsync(CancellationToken cancellation = default)
    {
        lock (_gate)
        {
            return _connected.Task.WaitAsync(cancellation);
        }
    }

    /// <summary>Publishes; without a connection it waits for one, and after a loss it publishes again. Only the token ends the waiting.</summary>
    public async ValueTask<MqttReasonCode> PublishAsync(
        string topic, ReadOnlyMemory<byte> payload, byte qualityOfService = 0, bool retain = false, CancellationToken cancellation = default)
    {
        while (true)
        {
            await WhenConnectedAsync(cancellation);
            try
            {
                return await _client.PublishAsync(topic, payload, qualityOfService, retain, cancellation);
            }
            catch (MqttConnectionLostException)
            {
                _stop.Token.ThrowIfCancellationRequested();
            }
        }
    }

    /// <summary>Subscribes on this and every later connection; without one it returns at once.</summary>
    public Task SubscribeAsync(string filter, byte qualityOfService = 0, CancellationToken cancellation = default) =>
        SubscribeAsync(new MqttSubscription(filter, qualityOfService), cancellation);

    /// <inheritdoc cref="SubscribeAsync(string, byte, CancellationToken)"/>
    public async Task SubscribeAsync(MqttSubscription subscription, CancellationToken cancellation = default)
    {
        lock (_gate)
        {
            _subscriptions.RemoveAll(other => other.Filter == subscription.Filter);
            _subscriptions.Add(subscription);
        }

        if (IsConnected)
        {
            await AskForAsync([subscription], cancellation);
        }
    }

    /// <summary>Ends this connection without a word, as if it had been lost; the client comes back. What was not acknowledged comes again.</summary>
    public void Drop() => _client.Abort();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _client.DisconnectAsync();
        await _running;
        _stop.Dispose();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task RunAsync()
    {
        var pause = _reconnect.FirstPause;
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                if (await TryConnectAsync())
                {
                    pause = _reconnect.FirstPause;
                    await _lost.Task.WaitAsync(_stop.Token);
                }

                await Task.Delay(pause * Random.Shared.NextDouble(), _client.Options.Time, _stop.Token);
                pause = TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, _reconnect.LongestPause.Ticks));
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task<bool> TryConnectAsync()
    {
        try
        {
            DateTimeOffset? lostAt;
            lock (_gate)
            {
                _lost = NewSignal();
                lostAt = _lostAt;
            }

            var result = await _client.ConnectAsync(_stop.Token);
            Answered?.Invoke(result);
            if (!result.IsAccepted)
            {
                return false;
            }

            Connected?.Invoke(new MqttConnected(_client.Options.Time.GetUtcNow(), result.SessionPresent, lostAt));
            await SubscribeAllAsync(result.SessionPresent);
            lock (_gate)
            {
                // Lost again while subscribing: nobody may be told that there is a connection.
                if (!_lost.Task.IsCompleted)
                {
                    _connected.TrySetResult();
                }
            }

            return true;
        }
        catch (Exception exception) when (exception is SocketException or IOException or TimeoutException or AuthenticationException)
        {
            Lost?.Invoke(exception);
            return false;
        }
    }

    // What the kept session already holds is not asked for again: it would bring every retained message once more.
    private async Task SubscribeAllAsync(bool sessionPresent)
    {
        MqttSubscription[] missing;
        lock (_gate)
        {
            if (!sessionPresent)
            {
                _granted.Clear();
            }

            missing = [.. _subscriptions.Where(subscription => !_granted.Contains(subscription.Filter))];
        }

        if (missing.Length > 0)
        {
            await AskForAsync(missing, _stop.Token);
        }
    }

    private async Task<IReadOnlyList<MqttReasonCode>> AskForAsync(MqttSubscription[] subscriptions, CancellationToken cancellation)
    {
        var reasons = await _client.SubscribeAsync(subscriptions, cancellation);
        for (var index = 0; index < subscriptions.Length; index++)
        {
            var filter = subscriptions[index].Filter;
            if (index < reasons.Count && reasons[index] < MqttReasonCode.UnspecifiedError)
            {
                lock (_gate)
                {
                    _granted.Add(filter);
                }
            }
            else
            {
                SubscriptionRefused?.Invoke(filter, index < reasons.Count ? reasons[index] : MqttReasonCode.ProtocolError);
            }
        }

        return reasons;
    }

    private void OnClosed(Exception? cause)
    {
        lock (_gate)
        {
            _lostAt = _client.Options.Time.GetUtcNow();
            if (_connected.Task.IsCompleted)
            {
                _connected = NewSignal();
            }

            _lost.TrySetResult();
        }

        Lost?.Invoke(cause);
    }
}
