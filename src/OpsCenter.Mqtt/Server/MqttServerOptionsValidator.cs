using Microsoft.Extensions.Options;

namespace OpsCenter.Mqtt.Server;

[OptionsValidator]
internal sealed partial class MqttServerOptionsValidator : IValidateOptions<MqttServerOptions>;
