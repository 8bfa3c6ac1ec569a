using Microsoft.Extensions.Options;

namespace OpsCenter.App.Replay;

[OptionsValidator]
internal sealed partial class ReplayOptionsValidator : IValidateOptions<ReplayOptions>;
