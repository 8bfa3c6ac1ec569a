using System.Net.Security;
using System.Security.Cryptography;
using OpsCenter.Core.Outbound;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Pipeline;
using OpsCenter.Mqtt;
using OpsCenter.Mqtt.Client;
using OpsCenter.Mqtt.Packets;

namespace OpsCenter.Ingest.Feeds.Brokers;

/// <summary>Listens to a foreign broker: acknowledges each message when it is stored, comes back by itself, tells of the time between.</summary>
/// <remarks>
/// What cannot be stored now ends the connection without a word, so that the broker sends it, and all after it, again in order; what was
/// stored already is not stored twice.
/// </remarks>
internal sealed class BrokerFeed(BrokerConfig config, IngestPipeline pipeline, FeedIntake intake, FeedMonitor monitor, TimeProvider time) : IFeed
{
    private const int UnstoredMessages = 1024;
    private static readonly TimeSpan SecretsPause = TimeSpan.FromSeconds(30);

    public async Task RunAsync(CancellationToken stopping)
    {
        string? password;
        SslClientAuthenticationOptions? tls;
        while (!TryReadSecrets(out password, out tls))
        {
            monitor.Next(SecretsPause);
            await Task.Delay(SecretsPause, time, stopping);
        }

        MqttReconnectingClient? client = null;
        client = new MqttReconnectingClient(new MqttClientOptions
        {
            Host = config.Host,
            Port = config.Port,
            Version = config.Version,
            ClientId = config.ClientId,
            UserName = config.User,
            Password = password,
            Tls = tls,
            CleanStart = false,
            SessionExpiry = config.Version == MqttVersion.V5 ? config.KeepSession : null,
            MaximumUnhandledMessages = UnstoredMessages,
            OnDelivery = delivery =>
            {
                _ = StoreAsync(delivery, client!);
                return ValueTask.CompletedTask;
            },
            Time = time,
        });
        client.Answered += result =>
        {
            if (!result.IsAccepted)
            {
                monitor.Failed($"the broker refuses the connection: {result.Reason}");
            }
        };
        client.Lost += cause => monitor.Failed(cause is null ? "the broker closed the connection" : cause.Message);
        client.SubscriptionRefused += (filter, reason) => monitor.Failed($"the broker refuses the filter '{filter}': {reason}");
        client.Connected += connected =>
        {
            _ = TellOpenAsync(client!, stopping);
            if (connected.LostAt is { } lostAt)
            {
                _ = TellGapAsync(lostAt, connected, stopping);
            }
        };
        await using (client)
        {
            foreach (var (filter, qualityOfService) in config.Subscriptions)
            {
                await client.SubscribeAsync(new MqttSubscription(filter, qualityOfService), stopping);
            }

            client.Start();
            await Task.Delay(Timeout.InfiniteTimeSpan, time, stopping);
        }
    }

    /// <summary>The password and the certificates as they are now; without them, what is missing is told.</summary>
    private bool TryReadSecrets(out string? password, out SslClientAuthenticationOptions? tls)
    {
        (password, tls) = (null, null);
        try
        {
            password = config.PasswordSource is { } source ? SecretSource.Read(source) : null;
            tls = config.Secure ? MqttClientTls.Read(config.AuthoritiesPath, config.CertificatePath, config.KeyPath) : null;
            return true;
        }
        catch (Exception problem) when (problem is SecretMissingException or IOException or UnauthorizedAccessException or CryptographicException)
        {
            monitor.Failed(problem.Message);
            return false;
        }
    }

    private async Task StoreAsync(MqttDelivery delivery, MqttReconnectingClient client)
    {
        var message = delivery.Message;
        if (message.Retain && !config.TakeRetained)
        {
            // Kept from before: taken as fresh it would show an old value as the present one.
            delivery.Acknowledge();
            monitor.Unchanged();
            return;
        }

        try
        {
            var outcome = await pipeline.SubmitAsync(new IngestMessage(
                config.Prefix + message.Topic, message.Payload, null, time.GetInstant(), Sheddable: message.QualityOfService == 0));
            if (outcome.IsSafe)
            {
                delivery.Acknowledge();
                monitor.Brought(message.Payload.Length);
                return;
            }

            if (message.QualityOfService == 0)
            {
                // The broker has forgotten it: coming again would not bring it back.
                delivery.Acknowledge();
                monitor.Failed($"lost, as it came at QoS 0: {outcome.Reason}");
                return;
            }

            monitor.Failed($"not stored, so the broker is asked again: {outcome.Reason}");
        }
        catch (Exception problem)
        {
            monitor.Failed($"internal error: {problem.Message}");
        }

        client.Drop();
    }

    /// <summary>The way is open once the filters are asked for.</summary>
    private async Task TellOpenAsync(MqttReconnectingClient client, CancellationToken stopping)
    {
        await client.WhenConnectedAsync(stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (client.IsConnected)
        {
            monitor.Open();
        }
    }

    private async Task TellGapAsync(DateTimeOffset lostAt, MqttConnected connected, CancellationToken stopping)
    {
        try
        {
            await intake.GiveAsync(config.Id, ReadOnlyMemory<byte>.Empty, new GapDecoder(config, lostAt, connected), stopping);
        }
        catch (OperationCanceledException)
        {
            // Stopping before the store took it: the gap goes on until the next start, which has no record of it.
        }
    }
}
