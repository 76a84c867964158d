// Streamlit looks for its server below the page's address first (/netz/_stcore/...), which costs a round
// trip and an error in the console. It is always at the root.
window.__streamlit = { BACKEND_BASE_URL: location.origin };
