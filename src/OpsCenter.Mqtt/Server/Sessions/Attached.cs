using OpsCenter.Mqtt.Server.Connections;

namespace OpsCenter.Mqtt.Server.Sessions;

/// <summary>A connection's session.</summary>
/// <param name="Before">The connection that has to give way [MQTT-3.1.4-3].</param>
/// <param name="DueWill">The will of the session that ended by this.</param>
internal sealed record Attached(Session Session, bool IsPresent, ServerConnection? Before, PendingWill? DueWill);
