using Microsoft.Extensions.Options;

namespace OpsCenter.App.Live;

[OptionsValidator]
internal sealed partial class LiveOptionsValidator : IValidateOptions<LiveOptions>;
