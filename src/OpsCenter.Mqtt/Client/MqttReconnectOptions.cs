namespace OpsCenter.Mqtt.Client;

/// <summary>How a client comes back after losing its connection.</summary>
public sealed record MqttReconnectOptions
{
    /// <summary>Upper end of the first pause; doubled after each failure. The pause itself is drawn evenly between zero and that.</summary>
    /// <value>1 s.</value>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Where the doubling ends.</summary>
    /// <value>30 s.</value>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(30);
}
