using OpsCenter.Mqtt.Server.Sessions;

namespace OpsCenter.Mqtt.Server.Connections;

/// <summary>Publishes wills like any other message: stored first, then forwarded.</summary>
internal static class WillPublisher
{
    public static async Task PublishAsync(ServerContext context, PendingWill? pending)
    {
        if (pending is null)
        {
            return;
        }

        try
        {
            var will = pending.Will;
            var reason = await context.Handler.PublishAsync(
                new MqttIncomingPublish(pending.Client, will.Topic, will.Payload, will.QualityOfService, will.Retain));
            if (reason < MqttReasonCode.UnspecifiedError)
            {
                context.Router.Forward(will, pending.Client.ClientId);
            }
            else
            {
                context.Metrics.Refused(reason);
            }
        }
        catch (Exception exception)
        {
            Log.HandlerFailed(context.Logger, exception, pending.Client.ClientId);
        }
    }
}
