//! The words about requests as text.

use crate::snippet::curl::Remark;

/// What the reader of a curl command must know.
pub fn curl(remark: Remark) -> &'static str {
    match remark {
        Remark::Parts => {
            "Some shells take no line as long as the body, so it is piped into curl in parts."
        }
        Remark::Descriptor => {
            "curl reads the header with the token from its standard input, which the shell writes itself: no list of processes shows the token, and no file holds it."
        }
        Remark::Filed => {
            "The token takes curl's standard input, and the body is too long for an argument, so it is read from payload.json beside the command."
        }
        Remark::Asked => {
            "bash and zsh ask for the token, do not show it, and forget it afterwards. In dash this fails and sends nothing."
        }
        Remark::NotAsked => {
            "Shells ask in different ways, so this command reads the token from AIVEN_TOKEN."
        }
        Remark::Elsewhere => {
            "To set the variable in fish: read -gxs AIVEN_TOKEN. In tcsh: stty -echo; setenv AIVEN_TOKEN \"$<\"; stty echo."
        }
        Remark::LongLine => {
            "One line is longer than some shells take when it is typed or pasted (busybox sh 1,023 bytes, dash 4,095): save the command as a file and run that."
        }
    }
}
