import { createRoot } from 'react-dom/client'
import { Router } from 'wouter'
import '../ui/base.css'
import '../charts/charts.css'
import './analyst.css'
import { AnalystSurface } from './AnalystSurface.tsx'

createRoot(document.getElementById('surface')!).render(
  <Router base="/analyse">
    <AnalystSurface />
  </Router>,
)
