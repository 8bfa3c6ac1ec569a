using System.Net.Sockets;
using System.Security.Authentication;
using OpsCenter.Mqtt.Packets;

namespace OpsCenter.Mqtt.Client;

/// <summary>
/// Keeps a client connected for ever: comes back with jittered pauses, subscribes again, and repeats a publish that lost its answer
/// (at least once; a message may arrive twice, QoS 2 included).
/// </summary>
public sealed class MqttReconnectingClient : IAsyncDisposable
{
    private readonly MqttClient _client;
    private readonly MqttReconnectOptions _reconnect;
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly List<MqttSubscription> _subscriptions = [];
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

    /// <summary>Subscribes on this and every later connection.</summary>
    public async Task SubscribeAsync(string filter, byte qualityOfService = 0, CancellationToken cancellation = default)
    {
        lock (_gate)
        {
            _subscriptions.Add(new MqttSubscription(filter, qualityOfService));
        }

        if (IsConnected)
        {
            await _client.SubscribeAsync(filter, qualityOfService, cancellation);
        }
    }

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
            lock (_gate)
            {
                _lost = NewSignal();
            }

            var result = await _client.ConnectAsync(_stop.Token);
            Answered?.Invoke(result);
            if (!result.IsAccepted)
            {
                return false;
            }

            await SubscribeAllAsync();
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

    private async Task SubscribeAllAsync()
    {
        MqttSubscription[] all;
        lock (_gate)
        {
            all = [.. _subscriptions];
        }

        if (all.Length > 0)
        {
            await _client.SubscribeAsync(all, _stop.Token);
        }
    }

    private void OnClosed(Exception? cause)
    {
        lock (_gate)
        {
            if (_connected.Task.IsCompleted)
            {
                _connected = NewSignal();
            }

            _lost.TrySetResult();
        }

        Lost?.Invoke(cause);
    }
}
