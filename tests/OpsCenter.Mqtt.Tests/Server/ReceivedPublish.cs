namespace OpsCenter.Mqtt.Tests.Server;

public sealed record ReceivedPublish(string ClientId, string Topic, string Text, byte QualityOfService, int Bytes);
