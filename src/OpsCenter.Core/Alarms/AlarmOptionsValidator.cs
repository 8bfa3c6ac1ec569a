using Microsoft.Extensions.Options;

namespace OpsCenter.Core.Alarms;

[OptionsValidator]
internal sealed partial class AlarmOptionsValidator : IValidateOptions<AlarmOptions>;
